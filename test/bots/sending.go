package main

import (
	"context"
	_ "embed"
	"time"

	"github.com/livekit/protocol/livekit"
	lksdk "github.com/livekit/server-sdk-go/v2"
	"github.com/pion/webrtc/v4"
	"github.com/pion/webrtc/v4/pkg/media"
)

// One VP8 key frame of 160×90, small enough for one packet. Every frame is this one: a page that decodes it shows each.
//
//go:embed picture.vp8
var picture []byte

// 20 ms of silence in Opus (RFC 6716 §3.1: CELT, full band, one frame).
var silence = []byte{0xf8, 0xff, 0xfe}

const (
	pictureEvery  = time.Second / 15
	soundEvery    = 20 * time.Millisecond
	pictureWidth  = 160
	pictureHeight = 90
	opusClockRate = 48_000
	vp8ClockRate  = 90_000
	opusChannels  = 2
	silentLevel   = 127
)

// The same bytes again and again.
type repeated struct {
	lksdk.BaseSampleProvider
	sample media.Sample
}

func (r *repeated) NextSample(context.Context) (media.Sample, error) { return r.sample, nil }

// CurrentAudioLevel makes it a provider of sound, whose packets say how loud they are (RFC 6464): silent.
func (r *repeated) CurrentAudioLevel() uint8 { return silentLevel }

func newSound(every time.Duration) (*lksdk.LocalTrack, *lksdk.TrackPublicationOptions, error) {
	codec := webrtc.RTPCodecCapability{MimeType: webrtc.MimeTypeOpus, ClockRate: opusClockRate, Channels: opusChannels}
	// Without DTX: that a packet is missing is what is measured.
	options := &lksdk.TrackPublicationOptions{Source: livekit.TrackSource_MICROPHONE, Name: "microphone", DisableDTX: true}
	track, err := newTrack(codec, media.Sample{Data: silence, Duration: every})
	return track, options, err
}

func newPicture() (*lksdk.LocalTrack, *lksdk.TrackPublicationOptions, error) {
	codec := webrtc.RTPCodecCapability{MimeType: webrtc.MimeTypeVP8, ClockRate: vp8ClockRate}
	options := &lksdk.TrackPublicationOptions{
		Source: livekit.TrackSource_CAMERA, Name: "camera", VideoWidth: pictureWidth, VideoHeight: pictureHeight,
	}
	track, err := newTrack(codec, media.Sample{Data: picture, Duration: pictureEvery})
	return track, options, err
}

func newTrack(codec webrtc.RTPCodecCapability, sample media.Sample) (*lksdk.LocalTrack, error) {
	track, err := lksdk.NewLocalTrack(codec)
	if err != nil {
		return nil, err
	}
	return track, track.StartWrite(&repeated{sample: sample}, nil)
}
