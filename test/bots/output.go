package main

import (
	"encoding/json"
	"io"
	"sync"
	"time"
)

// One line of stdout. At is Unix time in milliseconds.
type event struct {
	Event string `json:"event"`
	At    int64  `json:"at"`
	Re    int    `json:"re,omitempty"`
	Bot   string `json:"bot,omitempty"`
	Seat  string `json:"seat,omitempty"`
	Epoch int    `json:"epoch,omitempty"`
	URL   string `json:"url,omitempty"`
	Why   string `json:"why,omitempty"`

	Bots map[string]report `json:"bots,omitempty"`
}

type output struct {
	lock sync.Mutex
	to   *json.Encoder
}

func newOutput(to io.Writer) *output { return &output{to: json.NewEncoder(to)} }

func (o *output) say(e event) {
	o.lock.Lock()
	defer o.lock.Unlock()
	e.At = time.Now().UnixMilli()
	// Nobody may be reading any more.
	_ = o.to.Encode(e)
}
