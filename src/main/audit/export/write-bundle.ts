import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { findingSentence } from '../../../shared/i18n/sentences/finding-sentence';
import type { Verification } from '../../../shared/domain/audit-finding';
import type { ChainHead } from '../trail/chain';
import type { AuditSigner } from '../trail/signer';
import type { PublicKey } from '../verify/keys';
import type { RawRecord } from '../verify/record';
import { verifyTrail, type TakenLine, type TrailKnown, type Watch } from '../verify/verify-trail';
import { BundleFile, type FileFacts } from './bundle-file';
import { byteOrderMark, csvHeader, csvRows } from './csv';
import { ecsLine } from './ecs';
import { filterOf, vouchesForChain, type ExportFilters } from './filters';
import { bundleNames, manifestBytes, type Manifest } from './manifest';
import { reportHtml } from './report';
import { Summary } from './summary';

export interface BundleOptions {
  readonly filters: ExportFilters;
  /** Beside JSON lines, which are always there: they are what the chain proves. */
  readonly formats: { readonly csv: 'none' | 'plain' | 'with-bom'; readonly ecs: 'none' | 'plain' };
  readonly exporter: { readonly app: string; readonly version: string };
  /** ISO 8601, UTC. */
  readonly created: string;
  /** Where audit-format.md and verify-audit.mjs are. */
  readonly docs: string;
  readonly signer: AuditSigner | null;
}

export interface WrittenBundle {
  readonly records: number;
  readonly verification: Verification;
  readonly manifest: Buffer;
}

/** Writes a bundle's files into an empty folder, in one pass over the trail that also verifies it. Throws what the disk throws. */
export async function writeBundle(trail: string, folder: string, known: TrailKnown, options: BundleOptions, watch: Watch): Promise<WrittenBundle> {
  const files = await BundleFiles.create(folder, options);
  try {
    const { verification, keys } = await verifyTrail(trail, known, watch, (lines) => files.take(lines));
    const facts = await files.finish();
    const report = reportHtml({ ...options, summary: files.summary, verification, signedBy: options.signer?.keyId ?? null });
    facts.push(await wholeFile(folder, bundleNames.report, Buffer.from(report, 'utf8')));
    for (const name of [bundleNames.format, bundleNames.verifier]) {
      facts.push(await wholeFile(folder, name, await readFile(join(options.docs, name))));
    }
    const manifest = await signedManifest({ files, facts, verification, keys, options });
    await writeFile(join(folder, bundleNames.manifest), manifest, { mode: 0o600, flag: 'wx' });
    return { records: files.summary.records, verification, manifest };
  } finally {
    await files.close();
  }
}

/** The files that grow with the trail. */
class BundleFiles {
  readonly summary = new Summary();
  base: ChainHead | null = null;
  head: ChainHead | null = null;
  readonly #keeps: (record: RawRecord) => boolean;
  #markedHead: ChainHead | null = null;

  private constructor(
    options: BundleOptions,
    private readonly records: BundleFile,
    private readonly chain: BundleFile,
    private readonly csv: BundleFile | null,
    private readonly ecs: BundleFile | null,
  ) {
    this.#keeps = filterOf(options.filters);
    if (options.formats.csv === 'with-bom') csv?.add(byteOrderMark);
    csv?.add(csvHeader());
  }

  static async create(folder: string, options: BundleOptions): Promise<BundleFiles> {
    const make = (name: string): Promise<BundleFile> => BundleFile.create(join(folder, name), name, 'records');
    const { csv, ecs } = options.formats;
    return new BundleFiles(
      options,
      await make(bundleNames.records),
      await make(bundleNames.chain),
      csv === 'none' ? null : await make(bundleNames.csv),
      ecs === 'none' ? null : await make(bundleNames.ecs),
    );
  }

  async take(lines: readonly TakenLine[]): Promise<void> {
    const kept: RawRecord[] = [];
    for (const line of lines) {
      // What is no record can't be judged by a filter, and mustn't vanish.
      if (!('record' in line)) this.#keepAsItIs(line);
      else if (this.#keeps(line.record)) {
        kept.push(line.record);
        this.#keep(line.text, line.record);
      } else if (this.base !== null) await this.#leaveOut(line.text, line.record);
    }
    if (kept.length > 0) {
      this.csv?.add(csvRows(kept), kept.length);
      this.ecs?.add(kept.map((record) => `${ecsLine(record)}\n`).join(''), kept.length);
    }
    for (const file of this.#files) await file.flush();
  }

  /** The facts for the manifest. Where a filter left nothing out, the file of what it left out is empty. */
  async finish(): Promise<FileFacts[]> {
    const facts: FileFacts[] = [];
    for (const file of this.#files) facts.push(await file.finish());
    this.head = this.#markedHead ?? this.head;
    return facts;
  }

  async close(): Promise<void> {
    // Those that are finished are closed already.
    for (const file of this.#files) await file.close().catch(() => undefined);
  }

  get #files(): readonly BundleFile[] {
    return [this.records, this.chain, this.csv, this.ecs].filter((file) => file !== null);
  }

  #keepAsItIs({ bytes, line }: Extract<TakenLine, { bytes: Buffer }>): void {
    this.records.add(bytes);
    if (line === 'goes-on') return;
    this.records.add('\n');
    this.summary.takeNoRecord();
  }

  #keep(text: string, record: RawRecord): void {
    this.base ??= { seq: record.seq - 1, hash: record.prev };
    this.head = { seq: record.seq, hash: record.hash };
    this.#markedHead = null;
    this.chain.unmark();
    this.records.add(`${text}\n`, 1);
    this.summary.take(record);
  }

  /** Once something was kept, the chain goes on without gaps, up to the first signature after the last kept record. */
  async #leaveOut(text: string, record: RawRecord): Promise<void> {
    const { seq, prev, digest, hash } = record;
    // By the digest its place can be proved without its content; a record of format 1 has none.
    const stub = digest === undefined ? { seq, prev, hash } : { seq, prev, digest, hash };
    this.chain.add(`${vouchesForChain(record) ? text : JSON.stringify(stub)}\n`, 1);
    this.head = { seq, hash };
    if (record.event !== 'checkpoint' || this.#markedHead !== null) return;
    this.#markedHead = this.head;
    await this.chain.mark();
  }
}

async function wholeFile(folder: string, name: string, bytes: Buffer): Promise<FileFacts> {
  const file = await BundleFile.create(join(folder, name), name, 'text');
  file.add(bytes);
  return file.finish();
}

interface ManifestParts {
  readonly files: BundleFiles;
  readonly facts: readonly FileFacts[];
  readonly verification: Verification;
  readonly keys: readonly PublicKey[];
  readonly options: BundleOptions;
}

async function signedManifest({ files, facts, verification, keys, options }: ManifestParts): Promise<Buffer> {
  const { summary } = files;
  const { signer } = options;
  const firstFault = verification.findings.find((one) => one.severity === 'fault');
  const manifest: Omit<Manifest, 'signature'> = {
    format: 2,
    created: options.created,
    exporter: options.exporter,
    filters: options.filters,
    files: [...facts],
    first: summary.first,
    last: summary.last,
    base: files.base,
    head: files.head,
    counts: {
      records: summary.records,
      queries: summary.queries,
      events: summary.events,
      by_status: Object.fromEntries(summary.byStatus.entries('FURTHER')),
      withheld_by_reason: Object.fromEntries(summary.byReason.entries('further')),
    },
    key_id: signer?.keyId ?? null,
    public_key: signer?.publicKey ?? null,
    keys: keys.map((key) => key.base64).slice(0, 1_000),
    verification: {
      outcome: verification.outcome,
      records: verification.records,
      faults: verification.faults,
      warnings: verification.warnings,
      signed_up_to: verification.signedUpTo?.seq ?? null,
      first_fault: firstFault === undefined ? null : shortened(findingSentence(firstFault)),
    },
  };
  return manifestBytes(manifest, signer === null ? null : (bytes) => signer.sign(bytes));
}

/** As long as the manifest takes a sentence; a character in two halves isn’t cut apart. */
function shortened(sentence: string): string {
  return sentence.slice(0, 1_000).replace(/[\uD800-\uDBFF]$/, '');
}
