using System.Collections.Immutable;
using System.Text;

namespace CampaignMetrics.Events;

/// <summary>
/// A buffer for the texts of one event that are not in its line as they are: unescaped, packed or lower-cased ones, and those of an event
/// that came as an object.
/// </summary>
internal sealed class TextScratch
{
    private byte[] _bytes = new byte[2048];

    public int Used { get; set; }

    public Span<byte> Free => _bytes.AsSpan(Used);

    /// <summary>
    /// Starts over and makes room for the texts of a line, so that no further check is needed: packing adds four bytes to a text, whose
    /// quotes and comma are left out, so three times the line is always enough.
    /// </summary>
    public void Prepare(int lineLength)
    {
        Used = 0;
        if (_bytes.Length < lineLength * 3) _bytes = new byte[lineLength * 3];
    }

    public ReadOnlySpan<byte> At(int start, int length) => _bytes.AsSpan(start, length);

    public Span<byte> Since(int start) => _bytes.AsSpan(start, Used - start);

    /// <summary>Adds a text with its length, as <see cref="PackedTexts"/> has it.</summary>
    public void Pack(ReadOnlySpan<byte> text) => Used += PackedTexts.Append(Free, text);

    /// <summary>Sorts the tags that were packed from a start on, names and values in turn.</summary>
    public void SortTags(int start) => Used = start + TagOrder.Sort(Since(start));

    /// <summary>Adds a text.</summary>
    public void Add(ReadOnlySpan<byte> text)
    {
        Reserve(text.Length);
        text.CopyTo(Free);
        Used += text.Length;
    }

    /// <summary>Adds a text.</summary>
    public void Add(string text)
    {
        Reserve(text.Length * Utf8Text.MaxBytesPerCharacter);
        Used += Utf8Text.Write(text, Free);
    }

    /// <summary>Adds texts, packed.</summary>
    public void Add(ImmutableArray<string> texts)
    {
        foreach (var text in texts) AddPacked(text);
    }

    /// <summary>Adds names and values in turn, packed.</summary>
    public void Add(ImmutableSortedDictionary<string, string> tags)
    {
        foreach (var (name, value) in tags)
        {
            AddPacked(name);
            AddPacked(value);
        }
    }

    private void AddPacked(string text)
    {
        // Encoded where Append will put it, behind its length.
        Reserve(sizeof(int) + text.Length * Utf8Text.MaxBytesPerCharacter);
        Used += PackedTexts.Append(Free, Free.Slice(sizeof(int), Encoding.UTF8.GetBytes(text, Free[sizeof(int)..])));
    }

    private void Reserve(int room)
    {
        if (_bytes.Length - Used < room) Array.Resize(ref _bytes, Math.Max(_bytes.Length * 2, Used + room));
    }
}
