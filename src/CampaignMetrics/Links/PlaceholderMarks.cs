namespace CampaignMetrics.Links;

/// <summary>
/// The characters that stand for the placeholders of a link while it is normalised, so that no step changes a placeholder's text. They are
/// from Unicode's private use area, which no URL holds unescaped.
/// </summary>
/// <param name="Count">The number of placeholders.</param>
internal readonly record struct PlaceholderMarks(int Count)
{
    public const int Most = 256;

    private const char First = '\uE000';

    public static PlaceholderMarks None => default;

    public static char Of(int placeholder) => (char)(First + placeholder);

    public static bool IsReserved(char letter) => letter - First is >= 0 and < Most;

    public bool Contains(char letter) => IndexOf(letter) >= 0;

    /// <summary>The index of the placeholder that a character stands for; −1 for none.</summary>
    public int IndexOf(char letter) => letter - First is >= 0 and var index && index < Count ? index : -1;

    public bool AreIn(ReadOnlySpan<char> text) => Count > 0 && text.ContainsAnyInRange(First, Of(Count - 1));
}
