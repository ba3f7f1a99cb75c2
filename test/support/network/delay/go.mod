module narada/test/delay

go 1.21
