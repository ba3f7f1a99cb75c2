// Command delay sends every packet that is routed into a TUN device back out of it, a fixed time later: netem's delay on
// kernels without netem.
//
//	delay NAME MILLISECONDS
package main

import (
	"log"
	"os"
	"strconv"
	"syscall"
	"time"
	"unsafe"
)

const (
	setInterface = 0x400454ca // TUNSETIFF
	tun          = 0x0001
	noHeader     = 0x1000
)

type held struct {
	packet []byte
	until  time.Time
}

func main() {
	if len(os.Args) != 3 {
		log.Fatal("delay NAME MILLISECONDS")
	}
	ms, err := strconv.Atoi(os.Args[2])
	if err != nil {
		log.Fatal(err)
	}
	device, err := open(os.Args[1])
	if err != nil {
		log.Fatal(err)
	}
	// Far more than a link's worth; beyond it the device drops, as a router would.
	queue := make(chan held, 1<<14)
	go func() {
		for h := range queue {
			time.Sleep(time.Until(h.until))
			// The kernel refuses what it cannot route; so would a router.
			_, _ = syscall.Write(device, h.packet)
		}
	}()
	os.Stdout.WriteString("ready\n")
	buffer := make([]byte, 1<<16)
	for {
		n, err := syscall.Read(device, buffer)
		if err == syscall.EINTR {
			continue
		}
		if err != nil {
			log.Fatal(err)
		}
		queue <- held{append([]byte(nil), buffer[:n]...), time.Now().Add(time.Duration(ms) * time.Millisecond)}
	}
}

func open(name string) (int, error) {
	device, err := syscall.Open("/dev/net/tun", syscall.O_RDWR, 0)
	if err != nil {
		return 0, err
	}
	var request [40]byte
	copy(request[:15], name)
	*(*uint16)(unsafe.Pointer(&request[16])) = tun | noHeader
	_, _, errno := syscall.Syscall(syscall.SYS_IOCTL, uintptr(device), setInterface, uintptr(unsafe.Pointer(&request)))
	if errno != 0 {
		return 0, errno
	}
	return device, nil
}
