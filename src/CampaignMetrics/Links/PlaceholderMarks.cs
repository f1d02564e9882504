namespace CampaignMetrics.Links;

/// <summary>
/// While a link is normalised one character stands for each of its placeholders, so that no step looks into them. They are of Unicode's
/// private use area, which no URL holds unescaped.
/// </summary>
/// <param name="Count">How many placeholders there are.</param>
internal readonly record struct PlaceholderMarks(int Count)
{
    public const int Most = 256;

    private const char First = '\uE000';

    public static PlaceholderMarks None => default;

    public static char Of(int placeholder) => (char)(First + placeholder);

    public static bool IsReserved(char letter) => letter - First is >= 0 and < Most;

    public bool Contains(char letter) => IndexOf(letter) >= 0;

    /// <summary>Which placeholder the character stands for; −1 for none.</summary>
    public int IndexOf(char letter) => letter - First is >= 0 and var index && index < Count ? index : -1;

    public bool AreIn(ReadOnlySpan<char> text) => Count > 0 && text.ContainsAnyInRange(First, Of(Count - 1));
}
