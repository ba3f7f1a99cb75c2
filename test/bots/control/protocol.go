// Package control is a person of a meeting as the meeting object knows them: the control socket and its messages.
package control

import "strings"

// worker/protocol/messages.ts, as far as bots and load need it.

// Resume takes a seat again.
type Resume struct {
	Seat   string `json:"seat"`
	Secret string `json:"secret"`
}

// Place is where the media of one epoch is.
type Place struct {
	Epoch int    `json:"epoch"`
	URL   string `json:"url"`
	Token string `json:"token"`
	// Milliseconds over which people come while the media goes on elsewhere.
	WithinMs int `json:"withinMs"`
}

// Person is one of those who are there.
type Person struct {
	Seat string `json:"seat"`
}

// Address is what a LiveKit SDK connects to; "/" stands for the deployment itself.
func (p Place) Address(origin string) string {
	if p.URL == "/" {
		return strings.Replace(origin, "http", "ws", 1)
	}
	return p.URL
}

// ClientMessage is what a client says.
type ClientMessage struct {
	Type        string  `json:"type"`
	ID          int     `json:"id"`
	DisplayName string  `json:"displayName,omitempty"`
	Resume      *Resume `json:"resume,omitempty"`
	Epoch       int     `json:"epoch,omitempty"`
}

// ServerMessage is what the object says: the fields of all messages together.
type ServerMessage struct {
	Type   string   `json:"type"`
	Re     int      `json:"re"`
	Code   string   `json:"code"`
	Reason string   `json:"reason"`
	Epoch  int      `json:"epoch"`
	Seat   string   `json:"seat"`
	Resume Resume   `json:"resume"`
	Media  Place    `json:"media"`
	Person Person   `json:"person"`
	People []Person `json:"people"`
}

const (
	protocolVersion = "narada.1"
	// Answered by "pong" without waking the object.
	ping = "ping"
	pong = "pong"
)

// Close codes after which a client does not come back (worker/protocol/errors.ts): protocol, elsewhere, ended.
var finalCloses = map[int]bool{4400: true, 4409: true, 4410: true}
