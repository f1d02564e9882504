using System.Text.Json;

namespace CampaignMetrics.Bounces;

/// <summary>The names of bounce classes and reasons as events, reports and lists write and read them.</summary>
/// <remarks>Each is the member's name in camel case, such as <c>hard</c> or <c>mailboxFull</c>. An unknown one is
/// <c>undetermined</c>, as a class and as a reason.</remarks>
public static class BounceNames
{
    private const string Undetermined = "undetermined";

    // Indexed by the enum's value. Undefined, the first, is written like the undetermined class: a reader sees one word for "unknown".
    private static readonly string[] Reasons =
        [Undetermined, .. Enum.GetNames<BounceReason>().Skip(1).Select(JsonNamingPolicy.CamelCase.ConvertName)];

    private static readonly Dictionary<string, BounceReason> ReasonsByName =
        Reasons.Index().ToDictionary(row => row.Item, row => (BounceReason)row.Index, StringComparer.OrdinalIgnoreCase);

    /// <summary>The name of a class: <c>hard</c>, <c>soft</c>, <c>temporary</c>, <c>blocked</c> or <c>undetermined</c>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">
    /// <paramref name="bounceClass"/> is not a member of <see cref="BounceClass"/>.
    /// </exception>
    public static string Of(BounceClass bounceClass) => Door.Known(bounceClass, nameof(bounceClass)) switch
    {
        BounceClass.Hard => "hard",
        BounceClass.Soft => "soft",
        BounceClass.Temporary => "temporary",
        BounceClass.Blocked => "blocked",
        BounceClass.Undetermined => Undetermined,
    };

    /// <summary>The name of a reason, such as <c>mailboxFull</c>; <c>undetermined</c> for <see cref="BounceReason.Undefined"/>.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="reason"/> is not a member of <see cref="BounceReason"/>.</exception>
    public static string Of(BounceReason reason) => Reasons[(int)Door.Known(reason, nameof(reason))];

    /// <summary>Parses the name of a class.</summary>
    /// <param name="word">
    /// The word, in any case and with blanks around it. <c>block</c> is read as <see cref="BounceClass.Blocked"/>, too. Null is not a
    /// word, and a vague word such as <c>permanent</c> is no class: see <see cref="ClassOf"/>.
    /// </param>
    /// <param name="bounceClass">The class; <see cref="BounceClass.Undetermined"/> where the word is not the name of a class.</param>
    /// <returns>Whether it is the name of a class; <c>undetermined</c> is one.</returns>
    public static bool TryParse(string? word, out BounceClass bounceClass)
    {
        BounceClass? known = word?.Trim().ToUpperInvariant() switch
        {
            "HARD" => BounceClass.Hard,
            "SOFT" => BounceClass.Soft,
            "TEMPORARY" => BounceClass.Temporary,
            "BLOCKED" or "BLOCK" => BounceClass.Blocked,
            "UNDETERMINED" => BounceClass.Undetermined,
            _ => null,
        };
        bounceClass = known ?? BounceClass.Undetermined;
        return known is not null;
    }

    /// <summary>The class of a bounce: the stated one, else the classifier's. <c>undetermined</c> and a provider's vague word state no
    /// class; <c>permanent</c> is a hint at <see cref="BounceClass.Hard"/>, which counts only where the server's own words tell
    /// nothing.</summary>
    /// <param name="word">The word that the event states, in any case and with blanks around it; null for none.</param>
    /// <param name="classified">What the classifier made of the server's words.</param>
    /// <exception cref="ArgumentOutOfRangeException">
    /// <paramref name="classified"/> is not a member of <see cref="BounceClass"/>.
    /// </exception>
    public static BounceClass ClassOf(string? word, BounceClass classified)
    {
        Door.Known(classified, nameof(classified));
        if (IsStated(word, out var stated)) return stated;
        var isHint = string.Equals(word?.Trim(), "permanent", StringComparison.OrdinalIgnoreCase);
        return isHint && classified == BounceClass.Undetermined ? BounceClass.Hard : classified;
    }

    /// <summary>Whether a word states a class, so that nobody has to be asked: a name other than <c>undetermined</c>.</summary>
    /// <param name="word">The word, in any case and with blanks around it; null for none.</param>
    /// <param name="bounceClass">The class; <see cref="BounceClass.Undetermined"/> where the word states none.</param>
    public static bool IsStated(string? word, out BounceClass bounceClass) =>
        TryParse(word, out bounceClass) && bounceClass != BounceClass.Undetermined;

    /// <summary>Parses the name of a reason.</summary>
    /// <param name="word">The word, in any case and with blanks around it. Null is not a word.</param>
    /// <param name="reason">The reason; <see cref="BounceReason.Undefined"/> where the word is not the name of a reason.</param>
    /// <returns>Whether it is the name of a reason; <c>undetermined</c> is one.</returns>
    public static bool TryParse(string? word, out BounceReason reason)
    {
        reason = default;
        return word is not null && ReasonsByName.TryGetValue(word.Trim(), out reason);
    }
}
