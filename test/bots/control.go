package main

import (
	"context"
	"encoding/json"
	"math/rand/v2"
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"sync"
	"time"

	"github.com/coder/websocket"
)

const (
	pingEvery      = 15 * time.Second
	connectTimeout = 10 * time.Second
	writeTimeout   = 5 * time.Second
	// Pauses between attempts to connect, with full jitter (web/control/backOff.ts).
	firstPause   = 300 * time.Millisecond
	longestPause = 8 * time.Second
	// Messages that wait to be sent; more than a person ever has.
	outboxSize = 32
)

// The control socket of one person: keeps itself open. What the messages mean is the bot's business.
type control struct {
	url    string
	origin string
	// Open, again or for the first time.
	opened func()
	heard  func(serverMessage)
	// Closed for good, and why.
	closed func(why string)

	// Written by one goroutine, so that nobody waits for a network.
	outbox chan []byte

	lock   sync.Mutex
	socket *websocket.Conn
	ctx    context.Context
	end    context.CancelFunc
}

func newControl(origin, meeting string) *control {
	ctx, end := context.WithCancel(context.Background())
	at := strings.Replace(origin, "http", "ws", 1) + "/api/meetings/" + url.PathEscape(meeting) + "/socket"
	return &control{url: at, origin: origin, outbox: make(chan []byte, outboxSize), ctx: ctx, end: end}
}

func (c *control) run() {
	go c.write()
	for failures := 0; ; failures++ {
		socket, err := c.dial()
		if err == nil {
			failures = 0
			c.use(socket)
			c.opened()
			code, why := c.read(socket)
			c.use(nil)
			if finalCloses[code] {
				c.closed(why)
				return
			}
		}
		pause := min(longestPause, firstPause<<min(failures, 10))
		select {
		case <-c.ctx.Done():
			return
		case <-time.After(time.Duration(rand.Int64N(int64(pause)))):
		}
	}
}

func (c *control) dial() (*websocket.Conn, error) {
	ctx, cancel := context.WithTimeout(c.ctx, connectTimeout)
	defer cancel()
	socket, _, err := websocket.Dial(ctx, c.url, &websocket.DialOptions{
		Subprotocols: []string{protocolVersion},
		HTTPHeader:   http.Header{"Origin": {c.origin}},
	})
	if err == nil {
		socket.SetReadLimit(1 << 20)
	}
	return socket, err
}

func (c *control) use(socket *websocket.Conn) {
	c.lock.Lock()
	defer c.lock.Unlock()
	c.socket = socket
}

// Reads until the socket closes, and answers how.
func (c *control) read(socket *websocket.Conn) (int, string) {
	beat, stop := context.WithCancel(c.ctx)
	defer stop()
	go c.beat(beat)
	for {
		_, data, err := socket.Read(c.ctx)
		if err != nil {
			_ = socket.CloseNow()
			code := int(websocket.CloseStatus(err))
			return code, strconv.Itoa(code)
		}
		var message serverMessage
		if string(data) != pong && json.Unmarshal(data, &message) == nil {
			c.heard(message)
		}
	}
}

func (c *control) beat(ctx context.Context) {
	for {
		select {
		case <-ctx.Done():
			return
		case <-time.After(pingEvery):
			c.post([]byte(ping))
		}
	}
}

func (c *control) send(message clientMessage) {
	if data, err := json.Marshal(message); err == nil {
		c.post(data)
	}
}

// What cannot be sent is lost; the next opening begins anew.
func (c *control) post(data []byte) {
	select {
	case c.outbox <- data:
	default:
	}
}

func (c *control) write() {
	for {
		select {
		case <-c.ctx.Done():
			return
		case data := <-c.outbox:
			c.lock.Lock()
			socket := c.socket
			c.lock.Unlock()
			if socket != nil {
				ctx, cancel := context.WithTimeout(c.ctx, writeTimeout)
				_ = socket.Write(ctx, websocket.MessageText, data)
				cancel()
			}
		}
	}
}

// As a network that breaks: no closing handshake. It is opened again.
func (c *control) cut() {
	c.lock.Lock()
	socket := c.socket
	c.lock.Unlock()
	if socket != nil {
		_ = socket.CloseNow()
	}
}

func (c *control) close() { c.end() }
