// Command bots is many people in one process: each speaks Narada's control socket and LiveKit as a page does, sends
// sound and (if told to) a picture, and measures what it receives without decoding it.
//
// Commands come as JSON, one a line, on stdin; events go out the same way on stdout. The end of stdin is a stop.
package main

import (
	"bufio"
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"time"

	"narada/test/bots/control"

	"github.com/go-logr/logr"
	"github.com/livekit/protocol/logger"
	lksdk "github.com/livekit/server-sdk-go/v2"
)

type command struct {
	Do string `json:"do"`
	// Answered by the event that carries it as Re.
	ID      int    `json:"id"`
	Bot     string `json:"bot"`
	Meeting string `json:"meeting"`
	Video   bool   `json:"video"`
	// Milliseconds between two packets of sound; 0: 20, as a voice has.
	AudioEveryMs int `json:"audioEveryMs"`
}

func main() {
	url := flag.String("url", "", "origin of the deployment, as http://127.0.0.1:8080")
	flag.Parse()
	if *url == "" {
		fmt.Fprintln(os.Stderr, "bots --url http://127.0.0.1:8080 < commands")
		os.Exit(2)
	}
	// Everything that matters comes as an event.
	lksdk.SetLogger(logger.LogRLogger(logr.Discard()))
	run(*url)
}

func run(url string) {
	out := newOutput(os.Stdout)
	bots := map[string]*bot{}
	lines := bufio.NewScanner(os.Stdin)
	for lines.Scan() {
		var c command
		if err := json.Unmarshal(lines.Bytes(), &c); err != nil {
			out.say(event{Event: "error", Why: "not a command: " + err.Error()})
			continue
		}
		one := bots[c.Bot]
		switch {
		case c.Do == "join" && one == nil:
			bots[c.Bot] = startBot(c, url, out)
		case c.Do == "leave" && one != nil:
			one.leave()
			delete(bots, c.Bot)
			out.say(event{Event: "left", Bot: c.Bot, Re: c.ID})
		case c.Do == "cut" && one != nil:
			one.control.Cut()
		case c.Do == "reset":
			for _, b := range bots {
				b.meter.reset(time.Now())
			}
			out.say(event{Event: "reset", Re: c.ID})
		case c.Do == "report":
			out.say(event{Event: "report", Re: c.ID, Bots: reports(bots)})
		case c.Do == "stop":
			stop(bots)
			out.say(event{Event: "stopped", Re: c.ID})
			return
		default:
			out.say(event{Event: "error", Re: c.ID, Bot: c.Bot, Why: "cannot " + c.Do})
		}
	}
	stop(bots)
}

func reports(bots map[string]*bot) map[string]report {
	all := map[string]report{}
	for name, b := range bots {
		all[name] = b.report()
	}
	return all
}

func stop(bots map[string]*bot) {
	var leaves []func()
	for _, b := range bots {
		leaves = append(leaves, b.leave)
	}
	control.LeaveAll(leaves)
}
