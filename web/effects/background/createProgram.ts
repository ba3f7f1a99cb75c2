import { VERTEX } from './shaders.ts';

/** A WebGL program with its uniforms by name. Throws where the driver refuses it. */
export interface Program {
  use(): void;
  /** The texture is in this unit. */
  unit(name: string, unit: number): void;
  float(name: string, value: number): void;
  vector(name: string, ...values: readonly number[]): void;
}

export function createProgram(gl: WebGL2RenderingContext, fragment: string): Program {
  const program = gl.createProgram();
  for (const [kind, source] of [
    [gl.VERTEX_SHADER, VERTEX],
    [gl.FRAGMENT_SHADER, fragment],
  ] as const) {
    const shader = gl.createShader(kind);
    if (!shader) throw new Error('WebGL: the context is lost.');
    gl.shaderSource(shader, source);
    gl.compileShader(shader);
    gl.attachShader(program, shader);
  }
  gl.linkProgram(program);
  if (!gl.getProgramParameter(program, gl.LINK_STATUS)) {
    throw new Error(`WebGL: ${gl.getProgramInfoLog(program) ?? 'the context is lost'}`);
  }
  const places = new Map<string, WebGLUniformLocation | null>();
  const place = (name: string) => {
    if (!places.has(name)) places.set(name, gl.getUniformLocation(program, name));
    return places.get(name) ?? null;
  };
  return {
    use: () => gl.useProgram(program),
    unit: (name, unit) => gl.uniform1i(place(name), unit),
    float: (name, value) => gl.uniform1f(place(name), value),
    vector: (name, ...values) =>
      values.length === 2 ? gl.uniform2fv(place(name), values) : gl.uniform4fv(place(name), values),
  };
}
