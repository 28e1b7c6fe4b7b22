trend-grew = grew|shrank
verb-is = is|are
word-them = that person|them
