// Texture coordinates have their origin in the picture's upper left corner. `window` and `cover` are an offset (xy) and a
// scale (zw): where in the mask the picture is, and which part of a background picture is seen.

/** One triangle over everything. `flip`: −1 for the canvas, whose first row is the lowest. */
export const VERTEX = `#version 300 es
uniform float flip;
out vec2 at;
void main() {
  at = vec2((gl_VertexID << 1) & 2, gl_VertexID & 2);
  gl_Position = vec4((at * 2. - 1.) * vec2(1, flip), 0, 1);
}`;

const HEAD = `#version 300 es
precision highp float;
in vec2 at;
out vec4 color;
`;

/** The picture without the person, as far as the mask knows: colours times weight, and the weight. */
export const WITHOUT_PERSON = `${HEAD}
uniform sampler2D picture, mask;
uniform vec4 window;
void main() {
  float person = texture(mask, window.xy + at * window.zw).r;
  float weight = max(1. - smoothstep(.1, .5, person), .02);
  color = vec4(texture(picture, at).rgb * weight, weight);
}`;

/** A Gaussian along one axis. along: one texel; sigma: texels. */
export const BLUR = `${HEAD}
uniform sampler2D picture;
uniform vec2 along;
uniform float sigma;
void main() {
  vec4 sum = vec4(0);
  float weights = 0.;
  for (int i = -12; i <= 12; i++) {
    float weight = exp(-float(i * i) / (2. * sigma * sigma));
    sum += texture(picture, at + float(i) * along) * weight;
    weights += weight;
  }
  color = sum / weights;
}`;

/** The person before what is behind them. */
export const TOGETHER = `${HEAD}
uniform sampler2D picture, mask, behind;
uniform vec4 window, cover;
void main() {
  vec4 back = texture(behind, cover.xy + at * cover.zw);
  float person = smoothstep(.35, .75, texture(mask, window.xy + at * window.zw).r);
  color = vec4(mix(back.rgb / max(back.a, .004), texture(picture, at).rgb, person), 1);
}`;
