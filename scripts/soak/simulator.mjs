import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { runnerImport } from 'vite';
import { root } from '../root.mjs';

/**
 * @typedef {{ orgUrl: string, clientId: string, clientSecret: string, knowledgeBaseIds: string[] }} Client
 *
 * @typedef {object} Genesys
 * @property {import('../../src/simulator/simulator').Simulator} simulator
 * @property {Client} client
 * @property {string[]} topics what can be asked about
 * @property {() => void} expireTokens
 */

const tokenLifetimeS = 120;

/**
 * Starts the simulator in this process, with the demo's knowledge and tokens so short that they are renewed again
 * and again.
 * @param {string} clientSecret
 * @returns {Promise<Genesys>}
 */
export async function startGenesys(clientSecret) {
  // What a file exports has the type of that file, which the loader can't know.
  const { startSimulator } = /** @type {typeof import('../../src/simulator/simulator')} */ (await typescript('src/simulator/simulator.ts'));
  const { loadArticles } = /** @type {typeof import('../../src/simulator/articles')} */ (await typescript('src/simulator/articles.ts'));
  const articles = await loadArticles(join(root, 'assets', 'demo', 'articles'));
  /** @type {{ id: string }[]} */
  const bases = JSON.parse(await readFile(join(root, 'assets', 'demo', 'knowledge-bases.json'), 'utf8'));
  const clientId = 'cuecard-soak';
  // The gateway's clock goes ahead of the world's whenever its tokens are to be over.
  let aheadMs = 0;
  const simulator = await startSimulator({ articles, clientId, clientSecret, tokenLifetimeS, now: () => Date.now() + aheadMs });
  return {
    simulator,
    client: { orgUrl: simulator.origin, clientId, clientSecret, knowledgeBaseIds: bases.map(({ id }) => id) },
    topics: articles.map(({ title }) => title),
    expireTokens: () => {
      aheadMs += tokenLifetimeS * 1000 + 1;
    },
  };
}

/**
 * @param {string} file
 * @returns {Promise<unknown>} what it exports
 */
async function typescript(file) {
  const { module } = await runnerImport(join(root, file), { root, configFile: false, logLevel: 'error' });
  return module;
}
