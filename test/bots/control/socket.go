package control

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

// Socket is the control socket of one person: keeps itself open. What the messages mean is its owner's business.
type Socket struct {
	url    string
	origin string
	// Open, again or for the first time.
	Opened func()
	Heard  func(ServerMessage)
	// Closed for good, and why.
	Closed func(why string)

	// Written by one goroutine, so that nobody waits for a network.
	outbox chan []byte

	lock   sync.Mutex
	socket *websocket.Conn
	ctx    context.Context
	end    context.CancelFunc
}

// New is the socket of a meeting's door. Its callbacks are set before Run.
func New(origin, meeting string) *Socket {
	ctx, end := context.WithCancel(context.Background())
	at := strings.Replace(origin, "http", "ws", 1) + "/api/meetings/" + url.PathEscape(meeting) + "/socket"
	return &Socket{url: at, origin: origin, outbox: make(chan []byte, outboxSize), ctx: ctx, end: end}
}

// Run keeps the socket open until Close, or until the object has closed it for good.
func (c *Socket) Run() {
	go c.write()
	for failures := 0; ; failures++ {
		socket, err := c.dial()
		if err == nil {
			failures = 0
			c.use(socket)
			c.Opened()
			code, why := c.read(socket)
			c.use(nil)
			if finalCloses[code] {
				c.Closed(why)
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

func (c *Socket) dial() (*websocket.Conn, error) {
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

func (c *Socket) use(socket *websocket.Conn) {
	c.lock.Lock()
	defer c.lock.Unlock()
	c.socket = socket
}

// Reads until the socket closes, and answers how.
func (c *Socket) read(socket *websocket.Conn) (int, string) {
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
		var message ServerMessage
		if string(data) != pong && json.Unmarshal(data, &message) == nil {
			c.Heard(message)
		}
	}
}

func (c *Socket) beat(ctx context.Context) {
	for {
		select {
		case <-ctx.Done():
			return
		case <-time.After(pingEvery):
			c.post([]byte(ping))
		}
	}
}

// Send sends soon, or never where there is no network.
func (c *Socket) Send(message ClientMessage) {
	if data, err := json.Marshal(message); err == nil {
		c.post(data)
	}
}

// What cannot be sent is lost; the next opening begins anew.
func (c *Socket) post(data []byte) {
	select {
	case c.outbox <- data:
	default:
	}
}

func (c *Socket) write() {
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

// Cut breaks it as a network does: no closing handshake. It is opened again.
func (c *Socket) Cut() {
	c.lock.Lock()
	socket := c.socket
	c.lock.Unlock()
	if socket != nil {
		_ = socket.CloseNow()
	}
}

// Close ends it.
func (c *Socket) Close() { c.end() }
