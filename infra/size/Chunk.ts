/** A JavaScript file of the build, as far as its weight is concerned. */
export interface Chunk {
  file: string;
  isEntry: boolean;
  /** The module of the repository that a dynamic import of this chunk names; null for chunks that only others share. */
  module: string | null;
  /** Files of the chunks that come with it. */
  imports: readonly string[];
  /** Bytes of its gzip. */
  gzip: number;
}
