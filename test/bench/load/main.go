// Command load fills a meeting with people who send recorded media and receive none: each holds a seat by the control
// socket and a LiveKit connection without a subscription, so that a hundred of them leave a machine to what is measured.
//
// The first have a camera, the first have an open microphone and say in turn that they speak; all others are there and muted, as
// newcomers of a large meeting are. Events go out as JSON, one a line, on stdout. The end of stdin is a stop.
package main

import (
	"encoding/json"
	"flag"
	"fmt"
	"io"
	"os"
	"sync"
	"time"

	"narada/test/bots/control"

	"github.com/go-logr/logr"
	"github.com/livekit/protocol/logger"
	lksdk "github.com/livekit/server-sdk-go/v2"
)

// How long one person may take until their media is sent.
const enterPatience = 60 * time.Second

// One line of stdout.
type event struct {
	// sending: in the meeting, and all that they send is published. ended: not in it any more, or never.
	Event  string `json:"event"`
	Person string `json:"person"`
	Seat   string `json:"seat,omitempty"`
	Why    string `json:"why,omitempty"`
}

func main() {
	url := flag.String("url", "", "origin of the deployment, as http://127.0.0.1:8080")
	sfu := flag.String("sfu", "", "where to reach the media server past the deployment's own door; none: as pages do")
	meeting := flag.String("meeting", "", "name of the meeting")
	people := flag.Int("people", 74, "how many come")
	cameras := flag.Int("cameras", 24, "how many of them have a camera")
	voices := flag.Int("voices", 20, "how many of them have an open microphone")
	flag.Parse()
	if *url == "" || *meeting == "" {
		fmt.Fprintln(os.Stderr, "load --url http://127.0.0.1:8080 --meeting NAME [--sfu ws://127.0.0.1:7880] [--people N] [--cameras N] [--voices N]")
		os.Exit(2)
	}
	// What matters comes as an event.
	lksdk.SetLogger(logger.LogRLogger(logr.Discard()))
	stopped := make(chan struct{})
	go func() {
		_, _ = io.Copy(io.Discard, os.Stdin)
		close(stopped)
	}()
	leave(come(*people, stopped, func(index int) *person {
		p := newPerson(fmt.Sprintf("Person %02d", index+1), *url, *meeting)
		if *sfu != "" {
			p.sfu = *sfu
		}
		p.camera, p.muted, p.level = index < *cameras, index >= *voices, inTurn(index, *voices)
		return p
	}))
}

// One after the other, so that everybody else sees them in this order. Returns with the stop.
func come(count int, stopped <-chan struct{}, make func(index int) *person) []*person {
	out := json.NewEncoder(os.Stdout)
	var lock sync.Mutex
	say := func(e event) {
		lock.Lock()
		defer lock.Unlock()
		// Nobody may be reading any more.
		_ = out.Encode(e)
	}
	var all []*person
	for index := range count {
		p := make(index)
		p.say = func(e event) { e.Person = p.name; say(e) }
		all = append(all, p)
		go p.socket.Run()
		select {
		case <-p.sending:
		case <-time.After(enterPatience):
			p.say(event{Event: "ended", Why: "nothing was sent in time"})
		case <-stopped:
			return all
		}
	}
	<-stopped
	return all
}

func leave(all []*person) {
	var leaves []func()
	for _, p := range all {
		leaves = append(leaves, p.leave)
	}
	control.LeaveAll(leaves)
}
