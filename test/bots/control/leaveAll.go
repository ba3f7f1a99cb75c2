package control

import (
	"sync"
	"time"
)

// How long all goodbyes together may take.
const leavePatience = 5 * time.Second

// LeaveAll has everybody leave at once, and waits for them, though not for ever.
func LeaveAll(leaves []func()) {
	var leaving sync.WaitGroup
	for _, leave := range leaves {
		leaving.Go(leave)
	}
	done := make(chan struct{})
	go func() { leaving.Wait(); close(done) }()
	select {
	case <-done:
	case <-time.After(leavePatience):
	}
}
