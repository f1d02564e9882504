namespace CampaignMetrics.Links;

/// <summary>The recipient's values of a link in few bytes. Most are numbers, hexadecimal numbers or UUIDs, of which a byte holds two
/// characters, or letters and digits, of which three bytes hold four.</summary>
/// <remarks>The first byte is the number of the alphabet, 0 for values as they are. Equal values are equal bytes.</remarks>
internal static class PackedValues
{
    /// <summary>The most bytes that the values of one link take.</summary>
    public const int MaxLength = LinkTemplates.MaxValues + 1;

    private const byte NoAlphabet = 0;

    private static readonly Alphabet[] Alphabets =
    [
        new("0123456789abcdef-&"u8, letters: 15, bytes: 8),
        new("0123456789ABCDEF-&"u8, letters: 15, bytes: 8),
        new("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"u8, letters: 4, bytes: 3),
    ];

    /// <summary>Packs values.</summary>
    /// <param name="values">The values, as <see cref="LinkTemplates.Cut"/> gives them; not empty.</param>
    /// <param name="target">Receives them; at least a byte longer than the values.</param>
    /// <returns>The length of what was written.</returns>
    public static int Pack(ReadOnlySpan<byte> values, Span<byte> target)
    {
        for (var i = 0; i < Alphabets.Length; i++)
        {
            if (Alphabets[i].TryPack(values, target[1..]) is not (> 0 and var length)) continue;
            target[0] = (byte)(i + 1);
            return 1 + length;
        }
        target[0] = NoAlphabet;
        values.CopyTo(target[1..]);
        return 1 + values.Length;
    }

    /// <summary>Unpacks values.</summary>
    /// <param name="packed">What <see cref="Pack"/> wrote.</param>
    public static byte[] Unpack(ReadOnlySpan<byte> packed)
    {
        if (packed[0] == NoAlphabet) return packed[1..].ToArray();
        var alphabet = Alphabets[Math.Min(packed[0], Alphabets.Length) - 1];
        return alphabet.Unpack(packed[1..]);
    }

    /// <summary>Writes texts of one alphabet as groups of letters, each group a number in the alphabet's base. The last group is shorter
    /// than the others and begins with a 1, which tells its length.</summary>
    private sealed class Alphabet
    {
        private const byte None = 0xFF;

        private readonly byte[] _letters, _digits = new byte[256];
        private readonly int _groupLetters, _groupBytes;

        /// <param name="alphabet">The letters.</param>
        /// <param name="letters">How many letters a group has.</param>
        /// <param name="bytes">How many bytes it takes.</param>
        public Alphabet(ReadOnlySpan<byte> alphabet, int letters, int bytes)
        {
            (_letters, _groupLetters, _groupBytes) = (alphabet.ToArray(), letters, bytes);
            _digits.AsSpan().Fill(None);
            for (var i = 0; i < _letters.Length; i++) _digits[_letters[i]] = (byte)i;
        }

        /// <returns>The length of what was written; 0 if a letter is not in the alphabet.</returns>
        public int TryPack(ReadOnlySpan<byte> text, Span<byte> target)
        {
            foreach (var letter in text)
                if (_digits[letter] == None) return 0;
            var length = 0;
            for (; text.Length >= _groupLetters; text = text[_groupLetters..])
                length += Write(NumberOf(text[.._groupLetters], 0), _groupBytes, target[length..]);
            return length + Write(NumberOf(text, 1), 0, target[length..]);
        }

        public byte[] Unpack(ReadOnlySpan<byte> packed)
        {
            // A packed group is longer than the last one, but for those of so few letters that the last may be as long.
            var groups = (packed.Length - 1) / _groupBytes;
            var last = NumberAt(packed[(groups * _groupBytes)..]);
            var text = new byte[groups * _groupLetters + LettersIn(last)];
            for (var i = 0; i < groups; i++)
                WriteLetters(NumberAt(packed.Slice(i * _groupBytes, _groupBytes)), text.AsSpan(i * _groupLetters, _groupLetters));
            WriteLetters(last, text.AsSpan(groups * _groupLetters));
            return text;
        }

        private ulong NumberOf(ReadOnlySpan<byte> letters, ulong first)
        {
            foreach (var letter in letters) first = first * (ulong)_letters.Length + _digits[letter];
            return first;
        }

        /// <summary>How many letters stand behind the 1 of a number.</summary>
        private int LettersIn(ulong number)
        {
            var letters = 0;
            for (; number >= (ulong)_letters.Length; number /= (ulong)_letters.Length) letters++;
            return letters;
        }

        private void WriteLetters(ulong number, Span<byte> target)
        {
            for (var i = target.Length - 1; i >= 0; i--, number /= (ulong)_letters.Length)
                target[i] = _letters[(int)(number % (ulong)_letters.Length)];
        }

        /// <summary>Writes a number, the lowest byte first.</summary>
        /// <param name="number">The number.</param>
        /// <param name="least">The least number of bytes.</param>
        /// <param name="target">Receives them.</param>
        private static int Write(ulong number, int least, Span<byte> target)
        {
            var length = 0;
            for (; number != 0 || length < least; number >>= 8) target[length++] = (byte)number;
            return length;
        }

        private static ulong NumberAt(ReadOnlySpan<byte> bytes)
        {
            var number = 0UL;
            for (var i = bytes.Length - 1; i >= 0; i--) number = number << 8 | bytes[i];
            return number;
        }
    }
}
