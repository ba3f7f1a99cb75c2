package main

// worker/protocol/messages.ts, as far as a bot needs it.

type resume struct {
	Seat   string `json:"seat"`
	Secret string `json:"secret"`
}

type place struct {
	Epoch int    `json:"epoch"`
	URL   string `json:"url"`
	Token string `json:"token"`
	// Milliseconds over which people come while the media goes on elsewhere.
	WithinMs int `json:"withinMs"`
}

type person struct {
	Seat string `json:"seat"`
}

// What a client says.
type clientMessage struct {
	Type        string  `json:"type"`
	ID          int     `json:"id"`
	DisplayName string  `json:"displayName,omitempty"`
	Resume      *resume `json:"resume,omitempty"`
	Epoch       int     `json:"epoch,omitempty"`
}

// What the object says: the fields of all messages together.
type serverMessage struct {
	Type   string   `json:"type"`
	Re     int      `json:"re"`
	Code   string   `json:"code"`
	Reason string   `json:"reason"`
	Epoch  int      `json:"epoch"`
	Seat   string   `json:"seat"`
	Resume resume   `json:"resume"`
	Media  place    `json:"media"`
	Person person   `json:"person"`
	People []person `json:"people"`
}

const (
	protocolVersion = "narada.1"
	// Answered by "pong" without waking the object.
	ping = "ping"
	pong = "pong"
)

// Close codes after which a client does not come back (worker/protocol/errors.ts): protocol, elsewhere, ended.
var finalCloses = map[int]bool{4400: true, 4409: true, 4410: true}
