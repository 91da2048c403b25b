package theme

import "strings"

// porter is the stemmer of Porter (1980) as the scorer of the benchmark has it, to compare labels.
func porter(w string) string {
	if len(w) < 3 {
		return w
	}
	for _, r := range [][2]string{{"sses", "ss"}, {"ies", "i"}, {"ss", "ss"}, {"s", ""}} {
		if strings.HasSuffix(w, r[0]) {
			w = w[:len(w)-len(r[0])] + r[1]
			break
		}
	}
	if strings.HasSuffix(w, "eed") {
		if porterM(w[:len(w)-3]) > 0 {
			w = w[:len(w)-1]
		}
	} else {
		w = porterEd(w)
	}
	if strings.HasSuffix(w, "y") && porterVowel(w[:len(w)-1]) {
		w = w[:len(w)-1] + "i"
	}
	w = porterReplace(w, "ational ate tional tion enci ence anci ance izer ize abli able alli al entli ent eli e ousli ous ization ize ation ate ator ate alism al iveness ive fulness ful ousness ous aliti al iviti ive biliti ble")
	w = porterReplace(w, "icate ic ative - alize al iciti ic ical ic ful - ness -")
	for s := range strings.SplitSeq("ement ance ence able ible ment ant ent ism ate iti ous ive ize ion al er ic ou", " ") {
		b, ok := strings.CutSuffix(w, s)
		if !ok {
			continue
		}
		if porterM(b) > 1 && (s != "ion" || b != "" && (b[len(b)-1] == 's' || b[len(b)-1] == 't')) {
			w = b
		}
		break
	}
	if b, ok := strings.CutSuffix(w, "e"); ok && (porterM(b) > 1 || porterM(b) == 1 && !porterCVC(b)) {
		w = b
	}
	if porterM(w) > 1 && strings.HasSuffix(w, "ll") {
		w = w[:len(w)-1]
	}
	return w
}

func porterEd(w string) string {
	for _, s := range []string{"ed", "ing"} {
		b, ok := strings.CutSuffix(w, s)
		if !ok || !porterVowel(b) {
			continue
		}
		switch {
		case strings.HasSuffix(b, "at") || strings.HasSuffix(b, "bl") || strings.HasSuffix(b, "iz"):
			return b + "e"
		case porterDouble(b) && !strings.ContainsRune("lsz", rune(b[len(b)-1])):
			return b[:len(b)-1]
		case porterM(b) == 1 && porterCVC(b):
			return b + "e"
		}
		return b
	}
	return w
}

func porterReplace(w, table string) string {
	f := strings.Fields(table)
	for i := 0; i < len(f); i += 2 {
		if b, ok := strings.CutSuffix(w, f[i]); ok {
			if porterM(b) > 0 {
				return b + strings.TrimPrefix(f[i+1], "-")
			}
			return w
		}
	}
	return w
}

func porterConsonant(w string, i int) bool {
	switch w[i] {
	case 'a', 'e', 'i', 'o', 'u':
		return false
	case 'y':
		return i == 0 || !porterConsonant(w, i-1)
	}
	return true
}

func porterM(w string) int {
	n := 0
	for i := range len(w) {
		if i > 0 && porterConsonant(w, i) && !porterConsonant(w, i-1) {
			n++
		}
	}
	return n
}

func porterVowel(w string) bool {
	for i := range len(w) {
		if !porterConsonant(w, i) {
			return true
		}
	}
	return false
}

func porterDouble(w string) bool {
	n := len(w)
	return n >= 2 && w[n-1] == w[n-2] && porterConsonant(w, n-1)
}

func porterCVC(w string) bool {
	n := len(w)
	return n >= 3 && porterConsonant(w, n-1) && !porterConsonant(w, n-2) && porterConsonant(w, n-3) && !strings.ContainsRune("wxy", rune(w[n-1]))
}
