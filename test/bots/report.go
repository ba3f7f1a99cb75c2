package main

import "time"

type roomReport struct {
	Epoch  int    `json:"epoch"`
	URL    string `json:"url"`
	Status string `json:"status"`
}

type report struct {
	// In the order in which they were taken; more than one means that a seat was lost.
	Seats  []string     `json:"seats"`
	People []string     `json:"people"`
	Rooms  []roomReport `json:"rooms"`
	// By seat, then by "audio" and "video".
	Heard map[string]map[string]stream `json:"heard"`
}

func (b *bot) report() report {
	b.lock.Lock()
	defer b.lock.Unlock()
	r := report{
		Seats: append([]string{}, b.seats...), People: []string{}, Rooms: []roomReport{},
		Heard: b.meter.report(time.Now()),
	}
	for seat := range b.people {
		r.People = append(r.People, seat)
	}
	names := map[status]string{connecting: "connecting", connected: "connected", wavering: "wavering", dead: "dead"}
	for _, c := range b.connections {
		r.Rooms = append(r.Rooms, roomReport{
			Epoch: c.media.Epoch, URL: c.media.URL, Status: names[c.status()],
		})
	}
	return r
}
