using System.Text;
using System.Text.Unicode;

namespace CampaignMetrics.Bounces.Mime;

/// <summary>Decodes the encoded words of a header field (RFC 2047; RFC 2231, section 5).</summary>
internal static class EncodedWords
{
    /// <summary>The decoded field; malformed words are left as they are.</summary>
    public static string Decode(string value)
    {
        if (!value.Contains("=?", StringComparison.Ordinal)) return Plain(value);
        var (decoded, run, plainFrom) = (new StringBuilder(), new Run(), 0);
        for (var at = 0; (at = value.IndexOf("=?", at, StringComparison.Ordinal)) >= 0;)
        {
            if (!TryRead(value, at, out var word, out var end))
            {
                // No closing "?=" follows anywhere: looking on would scan the rest again for each "=?".
                if (end < 0) break;
                at += 2;
                continue;
            }

            // White space between two encoded words is dropped (RFC 2047, section 6.2).
            var between = value.AsSpan(plainFrom, at - plainFrom);
            if (run.IsEmpty || !between.Trim().IsEmpty) decoded.Append(run.Flush()).Append(Plain(between.ToString()));
            else if (!run.Takes(word)) decoded.Append(run.Flush());
            run.Add(word);
            at = plainFrom = end;
        }

        return decoded.Append(run.Flush()).Append(Plain(value[plainFrom..])).ToString();
    }

    /// <summary>Reads the word that begins at a position. The end is negative where no word can end any more.</summary>
    private static bool TryRead(string value, int start, out Word word, out int end)
    {
        (word, end) = (default, start);
        var mark = value.IndexOf('?', start + 2);
        if (mark < 0 || mark + 2 >= value.Length || value[mark + 2] != '?') return false;
        if (value[mark + 1] is not ('B' or 'b' or 'Q' or 'q')) return false;
        end = value.IndexOf("?=", mark + 3, StringComparison.Ordinal);
        if (end < 0) return false;
        var text = value.AsSpan(mark + 3, end - mark - 3);
        var isBase64 = value[mark + 1] is 'B' or 'b';
        var bytes = isBase64 ? TransferEncoding.Base64(text) : TransferEncoding.QuotedPrintable(text, underscoreIsSpace: true);
        word = new Word(CharsetOf(value[(start + 2)..mark]), bytes);
        end += 2;
        return true;
    }

    // A language may follow the charset: us-ascii*en (RFC 2231, section 5).
    private static string CharsetOf(string stated) => stated.Split('*')[0];

    private static string Plain(string text) => Ascii.IsValid(text) && !text.Contains('\u001b', StringComparison.Ordinal)
        ? text
        : Charsets.Decode(Encoding.Latin1.GetBytes(text), "");

    private readonly record struct Word(string Charset, byte[] Bytes);

    /// <summary>
    /// Words in one charset that follow one another. A word must hold whole characters (RFC 2047, section 5), but senders cut texts at any
    /// byte; so the bytes are joined before they become characters.
    /// </summary>
    private sealed class Run
    {
        private readonly List<byte[]> _words = [];
        private string _charset = "";

        public bool IsEmpty => _words.Count == 0;

        public bool Takes(Word word) => IsEmpty || word.Charset.Equals(_charset, StringComparison.OrdinalIgnoreCase);

        public void Add(Word word)
        {
            _charset = word.Charset;
            _words.Add(word.Bytes);
        }

        public string Flush()
        {
            byte[] joined = [.. _words.SelectMany(word => word)];
            // Decoded one by one where the whole is invalid UTF-8, so that one broken word does not spoil the others.
            var isWhole = _words.Count == 1 || !_charset.Equals("utf-8", StringComparison.OrdinalIgnoreCase) || Utf8.IsValid(joined);
            var text = isWhole ? Charsets.Decode(joined, _charset) : string.Concat(_words.Select(word => Charsets.Decode(word, _charset)));
            _words.Clear();
            return text;
        }
    }
}
