using System.Diagnostics.CodeAnalysis;

namespace Plain;

/// <summary>Keeps one copy of each text that comes often.</summary>
internal sealed class StringPool
{
    private readonly HashSet<string> _texts = [];

    [return: NotNullIfNotNull(nameof(text))]
    public string? Get(string? text)
    {
        if (text is null) return null;
        if (_texts.TryGetValue(text, out var known)) return known;
        _texts.Add(text);
        return text;
    }
}
