/** One picture of the camera, to be looked at in the same turn. */
export interface Frame {
  readonly image: VideoFrame | HTMLVideoElement;
  /** Pixels. */
  readonly width: number;
  readonly height: number;
  /** Microseconds, as VideoFrame has it. */
  readonly timestamp: number;
}
