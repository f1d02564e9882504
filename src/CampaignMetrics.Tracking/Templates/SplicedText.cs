namespace CampaignMetrics.TrackedMail;

/// <summary>A stretch of a text that each message fills in.</summary>
/// <param name="Start">Where it begins.</param>
/// <param name="Length">How long it is in the original; 0 where something is inserted.</param>
/// <param name="Slot">Which of a message's texts stands in its place.</param>
internal readonly record struct Splice(int Start, int Length, int Slot);

/// <summary>A text with places to fill in. Everything else stays as it is.</summary>
internal sealed class SplicedText
{
    private readonly string _text;
    private readonly Splice[] _splices;

    /// <param name="text">The text.</param>
    /// <param name="splices">The places; they do not overlap.</param>
    public SplicedText(string text, IEnumerable<Splice> splices)
    {
        _text = text;
        // A stable order: what is inserted at one place stays in the order given.
        _splices = [.. splices.OrderBy(splice => splice.Start)];
    }

    /// <summary>The text of a message.</summary>
    /// <param name="slots">What to fill in, by slot; where it is null, the original stays.</param>
    public string With(string?[] slots)
    {
        var length = _text.Length;
        foreach (var splice in _splices)
            if (slots[splice.Slot] is { } text) length += text.Length - splice.Length;
        return length == _text.Length && Array.TrueForAll(_splices, splice => slots[splice.Slot] is null)
            ? _text
            : string.Create(length, (this, slots), static (to, from) => from.Item1.Write(to, from.slots));
    }

    private void Write(Span<char> to, string?[] slots)
    {
        var from = 0;
        foreach (var (start, length, slot) in _splices)
        {
            if (slots[slot] is not { } text) continue;
            to = Put(Put(to, _text.AsSpan(from, start - from)), text);
            from = start + length;
        }
        Put(to, _text.AsSpan(from));
    }

    private static Span<char> Put(Span<char> to, ReadOnlySpan<char> text)
    {
        text.CopyTo(to);
        return to[text.Length..];
    }
}
