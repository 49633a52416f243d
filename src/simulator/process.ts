import { z } from 'zod';
import { loadAbcdArticles } from './abcd';
import { loadArticles } from './articles';
import { startSimulator, type Simulator } from './simulator';

/** The entry of Electron's utility process: the simulator, started and stopped by message. */
const Message = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('start'),
    articlesDir: z.string().min(1),
    /** ABCD's guidelines.json, served beside the articles as the knowledge base "abcd". */
    guidelinesFile: z.string().min(1).optional(),
    clientId: z.string().min(1),
    // By message and not by argument: every process of the machine can read another's arguments.
    clientSecret: z.string().min(1),
    host: z.string().regex(/^127(\.\d{1,3}){3}$/u).optional(),
    port: z.int().min(0).max(65_535).optional(),
    latencyMs: z
      .union([z.number().min(0), z.strictObject({ min: z.number().min(0), max: z.number().min(0) })])
      .optional(),
    maxConcurrent: z.int().min(1).optional(),
    echoQueryId: z.boolean().optional(),
    tokenLifetimeS: z.int().min(1).optional(),
  }),
  z.strictObject({ type: z.literal('stop') }),
]);

export type SimulatorMessage = z.input<typeof Message>;
export type SimulatorReply =
  | { readonly type: 'ready'; readonly origin: string }
  | { readonly type: 'failed'; readonly message: string };

/** What this file uses of Electron's process.parentPort. */
interface ParentPort {
  on(event: 'message', listener: (event: { readonly data: unknown }) => void): void;
  postMessage(message: SimulatorReply): void;
}

let running: Promise<Simulator> | undefined;

// Electron adds parentPort to a utility process; plain Node's types do not know it.
const { parentPort } = process as unknown as { readonly parentPort: ParentPort };
parentPort.on('message', ({ data }) => {
  const checked = Message.safeParse(data);
  if (!checked.success) {
    fail(`The simulator does not understand its message: ${z.prettifyError(checked.error)}`);
  } else if (checked.data.type === 'stop') {
    void stop();
  } else {
    void start(checked.data);
  }
});

type Start = Extract<z.output<typeof Message>, { type: 'start' }>;

async function start({ type: _start, articlesDir, guidelinesFile, ...options }: Start): Promise<void> {
  if (running !== undefined) {
    fail('The simulator runs already.');
    return;
  }
  try {
    running = load(articlesDir, guidelinesFile).then((articles) => startSimulator({ ...options, articles }));
    const { origin } = await running;
    parentPort.postMessage({ type: 'ready', origin });
  } catch (error) {
    running = undefined;
    fail(error instanceof Error ? error.message : 'The simulator did not start.');
  }
}

async function load(articlesDir: string, guidelinesFile: string | undefined) {
  const articles = await loadArticles(articlesDir);
  return guidelinesFile === undefined ? articles : [...articles, ...(await loadAbcdArticles(guidelinesFile))];
}

async function stop(): Promise<void> {
  const simulator = await running?.catch(() => undefined);
  await simulator?.close();
  process.exit(0);
}

function fail(message: string): void {
  parentPort.postMessage({ type: 'failed', message });
}
