import { createProgram, type Program } from './createProgram.ts';
import { cover, fitInto, type Box } from './fitInto.ts';
import type { Frame } from './Frame.ts';
import type { Look } from './Look.ts';
import { BLUR, TOGETHER, WITHOUT_PERSON } from './shaders.ts';

/** The blur is drawn in a smaller picture (its scale); sigma counts that picture's pixels at a height of 720. */
const BLURS = { light: { scale: 1 / 4, sigma: 2.2 }, strong: { scale: 1 / 8, sigma: 3.6 } };
/** Larger pictures than a camera is asked for are made smaller. */
const LARGEST = 1280;

/** Where the person is: 0 to 255, row by row from the top. */
export interface Mask {
  readonly data: Uint8Array;
  readonly width: number;
  readonly height: number;
}

/** Textures by the unit that each of them stays bound to. */
const UNIT = { picture: 0, mask: 1, behind: 2, first: 3, second: 4 };
type Unit = keyof typeof UNIT;
/** What is drawn into on the way. */
type Target = 'first' | 'second';

/** Draws a person before another background, on a canvas of the camera's shape. Throws where WebGL 2 is not to be had any more. */
export class Painter {
  readonly canvas = document.createElement('canvas');
  readonly #gl: WebGL2RenderingContext;
  readonly #without: Program;
  readonly #blur: Program;
  readonly #together: Program;
  readonly #targets: Readonly<Record<Target, WebGLFramebuffer>>;
  #small = { width: 0, height: 0 };
  #hung: ImageBitmap | null = null;

  constructor() {
    const gl = this.canvas.getContext('webgl2', { alpha: false, antialias: false, depth: false });
    if (!gl) throw new Error('This browser has no WebGL 2.');
    this.#gl = gl;
    gl.pixelStorei(gl.UNPACK_ALIGNMENT, 1);
    for (const unit of ['picture', 'mask', 'behind'] as const) this.#texture(unit);
    this.#targets = { first: this.#target('first'), second: this.#target('second') };
    this.#without = createProgram(gl, WITHOUT_PERSON);
    this.#blur = createProgram(gl, BLUR);
    this.#together = createProgram(gl, TOGETHER);
  }

  paint({ image, width, height }: Frame, mask: Mask, look: Look): void {
    const gl = this.#gl;
    if (gl.isContextLost()) throw new Error('WebGL: the context is lost.');
    this.#size(width, height);
    this.#select('picture');
    gl.texImage2D(gl.TEXTURE_2D, 0, gl.RGBA, gl.RGBA, gl.UNSIGNED_BYTE, image);
    this.#select('mask');
    gl.texImage2D(gl.TEXTURE_2D, 0, gl.R8, mask.width, mask.height, 0, gl.RED, gl.UNSIGNED_BYTE, mask.data);
    const inMask = seenIn(fitInto(width, height, mask), mask);
    const back = look.kind === 'blur' ? this.#drawBlur(look.strength, inMask) : this.#hang(look.picture);
    this.#together.use();
    this.#together.unit('picture', UNIT.picture);
    this.#together.unit('mask', UNIT.mask);
    this.#together.unit('behind', UNIT[back.unit]);
    this.#together.vector('window', ...inMask);
    this.#together.vector('cover', ...back.part);
    this.#draw(this.#together, null);
  }

  close(): void {
    this.#gl.getExtension('WEBGL_lose_context')?.loseContext();
  }

  #size(width: number, height: number): void {
    const scale = Math.min(1, LARGEST / Math.max(width, height));
    const size = { width: Math.round(width * scale), height: Math.round(height * scale) };
    // Setting it empties the canvas.
    if (size.width === this.canvas.width && size.height === this.canvas.height) return;
    Object.assign(this.canvas, size);
  }

  #drawBlur(strength: 'light' | 'strong', inMask: Part): Back {
    const gl = this.#gl;
    const { scale, sigma } = BLURS[strength];
    const width = Math.ceil(this.canvas.width * scale);
    const height = Math.ceil(this.canvas.height * scale);
    this.#shrink(width, height);
    this.#select('picture');
    gl.generateMipmap(gl.TEXTURE_2D);
    gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_MIN_FILTER, gl.LINEAR_MIPMAP_LINEAR);
    this.#without.use();
    this.#without.unit('picture', UNIT.picture);
    this.#without.unit('mask', UNIT.mask);
    this.#without.vector('window', ...inMask);
    this.#draw(this.#without, 'first');
    gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_MIN_FILTER, gl.LINEAR);
    this.#blur.use();
    this.#blur.float('sigma', (sigma * Math.min(this.canvas.width, this.canvas.height)) / 720);
    this.#blurAlong('first', 'second', 1 / width, 0);
    this.#blurAlong('second', 'first', 0, 1 / height);
    return { unit: 'first', part: [0, 0, 1, 1] };
  }

  #blurAlong(from: Target, to: Target, x: number, y: number): void {
    this.#blur.unit('picture', UNIT[from]);
    this.#blur.vector('along', x, y);
    this.#draw(this.#blur, to);
  }

  #hang(picture: ImageBitmap): Back {
    const gl = this.#gl;
    if (this.#hung !== picture) {
      this.#select('behind');
      gl.texImage2D(gl.TEXTURE_2D, 0, gl.RGBA, gl.RGBA, gl.UNSIGNED_BYTE, picture);
      this.#hung = picture;
    }
    const whole = cover(picture.width, picture.height, this.canvas);
    const { x, y, width, height } = whole;
    return {
      unit: 'behind',
      part: [-x / width, -y / height, this.canvas.width / width, this.canvas.height / height],
    };
  }

  /** The two that the blur is drawn in. */
  #shrink(width: number, height: number): void {
    if (this.#small.width === width && this.#small.height === height) return;
    this.#small = { width, height };
    const gl = this.#gl;
    for (const name of ['first', 'second'] as const) {
      this.#select(name);
      gl.texImage2D(gl.TEXTURE_2D, 0, gl.RGBA, width, height, 0, gl.RGBA, gl.UNSIGNED_BYTE, null);
    }
  }

  #texture(unit: Unit): WebGLTexture {
    const gl = this.#gl;
    const texture = gl.createTexture();
    this.#select(unit);
    gl.bindTexture(gl.TEXTURE_2D, texture);
    for (const filter of [gl.TEXTURE_MIN_FILTER, gl.TEXTURE_MAG_FILTER]) {
      gl.texParameteri(gl.TEXTURE_2D, filter, gl.LINEAR);
    }
    for (const axis of [gl.TEXTURE_WRAP_S, gl.TEXTURE_WRAP_T]) {
      gl.texParameteri(gl.TEXTURE_2D, axis, gl.CLAMP_TO_EDGE);
    }
    return texture;
  }

  #target(name: Target): WebGLFramebuffer {
    const gl = this.#gl;
    const texture = this.#texture(name);
    const target = gl.createFramebuffer();
    gl.bindFramebuffer(gl.FRAMEBUFFER, target);
    gl.framebufferTexture2D(gl.FRAMEBUFFER, gl.COLOR_ATTACHMENT0, gl.TEXTURE_2D, texture, 0);
    return target;
  }

  #select(unit: Unit): void {
    this.#gl.activeTexture(this.#gl.TEXTURE0 + UNIT[unit]);
  }

  /** Into one of the two, or on the canvas. */
  #draw(program: Program, target: Target | null): void {
    const gl = this.#gl;
    gl.bindFramebuffer(gl.FRAMEBUFFER, target && this.#targets[target]);
    const { width, height } = target ? this.#small : this.canvas;
    gl.viewport(0, 0, width, height);
    program.float('flip', target ? 1 : -1);
    gl.drawArrays(gl.TRIANGLES, 0, 3);
  }
}

/** Offset and scale of texture coordinates. */
type Part = readonly [number, number, number, number];
interface Back {
  readonly unit: Unit;
  readonly part: Part;
}

const seenIn = ({ x, y, width, height }: Box, area: { width: number; height: number }): Part => [
  x / area.width,
  y / area.height,
  width / area.width,
  height / area.height,
];
