using System.Text;

namespace CampaignMetrics.Collections;

/// <summary>
/// As <see cref="RecentTexts"/>, for texts that come as strings: one that
/// came lately is not even written as UTF-8. Not for two threads at once.
/// </summary>
internal sealed class RecentStrings(TextTable table)
{
    private const int Places = 256;

    private readonly string?[] _texts = new string[Places];
    private readonly int[] _slots = new int[Places];

    public int Add(string text)
    {
        if (text.Length == 0) return table.Add(default);
        var place = (text.Length * 5 + text[^1] * 3 + text[text.Length / 2] * 7 + text[text.Length * 3 / 4]) & (Places - 1);
        if (text != _texts[place]) (_texts[place], _slots[place]) = (text, table.Add(Encoding.UTF8.GetBytes(text)));
        return _slots[place];
    }
}
