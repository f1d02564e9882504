using System.Globalization;

namespace CampaignMetrics.Html;

/// <summary>The name of a part, such as <c>report:0:3</c>: a kind, and numbers of a definition, an email or a chunk.</summary>
/// <param name="Kind">What it is a part of.</param>
/// <param name="Numbers">Which one.</param>
internal readonly record struct PartName(string Kind, int[] Numbers)
{
    /// <summary>More than the longest name has.</summary>
    private const int MostLetters = 50;

    /// <summary>The name; null for what is none. A part has one name, so a number has no other spelling.</summary>
    public static PartName? Find(string text)
    {
        if (text.Length > MostLetters) return null;
        var pieces = text.Split(':');
        var numbers = new int[pieces.Length - 1];
        for (var i = 0; i < numbers.Length; i++)
            if (!int.TryParse(pieces[i + 1], NumberStyles.None, CultureInfo.InvariantCulture, out numbers[i])) return null;
        var name = new PartName(pieces[0], numbers);
        return name.ToString() == text ? name : null;
    }

    public override string ToString() =>
        string.Join(':', [Kind, .. Numbers.Select(number => number.ToString(CultureInfo.InvariantCulture))]);
}
