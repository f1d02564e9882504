using System.Globalization;

namespace CampaignMetrics.Receivers.Dmarc;

/// <summary>An element of a report with its text and its elements. Those of foreign namespaces, which are extensions, are left
/// out.</summary>
/// <param name="Name">Its name without a namespace.</param>
/// <param name="Path">Its place, as <c>record[3]/row</c>.</param>
/// <param name="Line">Its line, from 1.</param>
/// <param name="Text">Its own text, trimmed and at most 1,000 characters; null where there is none.</param>
/// <param name="Parts">Its elements.</param>
internal sealed record XmlPart(string Name, string Path, int Line, string? Text, IReadOnlyList<XmlPart> Parts)
{
    public XmlPart? this[string name] => Parts.FirstOrDefault(part => part.Name == name);

    public IEnumerable<XmlPart> All(string name) => Parts.Where(part => part.Name == name);

    /// <summary>The text of an element in it; null where there is none.</summary>
    public string? TextOf(string name) => this[name]?.Text;

    /// <summary>The text of an element in it, in lower case: words and domains do not differ by case.</summary>
    public string? WordOf(string name) => TextOf(name)?.ToLowerInvariant();

    /// <summary>A text from outside, short enough for a message.</summary>
    public static string Shown(string text) => string.Create(
        CultureInfo.InvariantCulture, $"\"{(text.Length <= 40 ? text : $"{text[..40]}…")}\"");
}
