using System.Text;

namespace CampaignMetrics.Events.Schema;

/// <summary>How the value of a property is written in a line, and how it is held.</summary>
internal enum PropertyKind
{
    /// <summary>A string.</summary>
    Text,

    /// <summary>A string that names a member of an enumeration.</summary>
    Name,

    /// <summary>A string that is an instant; held as milliseconds since 1970.</summary>
    Instant,

    /// <summary>A string, or an array of strings.</summary>
    Texts,

    /// <summary>An object whose values are strings.</summary>
    Tags,

    /// <summary><c>true</c> or <c>false</c>.</summary>
    Flag,

    /// <summary>A number of seconds, 0 or more; held as whole milliseconds.</summary>
    Seconds,

    /// <summary>An exact number.</summary>
    Decimal,
}

/// <summary>The table of a ledger that interns a text.</summary>
internal enum TextKind
{
    /// <summary>All other texts.</summary>
    Other,

    /// <summary>User agents.</summary>
    Agent,

    /// <summary>IP addresses.</summary>
    Address,

    /// <summary>Links.</summary>
    Url,
}

/// <summary>One property of event lines.</summary>
/// <param name="Property">The property.</param>
/// <param name="Kind">How its value is written and held.</param>
/// <param name="Personal">Whether it holds personal data, which erasure goes by.</param>
internal sealed record PropertyRow(EventProperty Property, PropertyKind Kind, PersonalData Personal)
{
    /// <summary>Its name in a line.</summary>
    public string Name { get; } = CamelCase.Of(Property.ToString());

    /// <summary>The name in UTF-8.</summary>
    public ReadOnlySpan<byte> Utf8Name => _utf8Name;

    /// <summary>The names of its values, if it names members of an enumeration; else null.</summary>
    public EnumNames? Names { get; init; }

    /// <summary>The value that means the same as none, so it is not held; −1 if there is no such value.</summary>
    public int Default { get; init; } = -1;

    /// <summary>A word that is no value but is accepted, and means the same as none; null if there is no such word.</summary>
    public string? Ignored { get; init; }

    /// <summary>Whether an empty text is held; for other properties it means the same as none.</summary>
    public bool KeepsEmpty { get; init; }

    /// <summary>The maximum length in UTF-16 characters; 0 for no limit but that of the line.</summary>
    public int MaxLength { get; init; }

    /// <summary>The table that interns it, if it is a text.</summary>
    public TextKind Table { get; init; }

    /// <summary>The slot that means none. For URLs it is 0, the empty text: clicks are counted by link, also those without one.</summary>
    public int NoSlot => Table == TextKind.Url ? 0 : -1;

    public bool IsSingleText => Kind is PropertyKind.Text or PropertyKind.Name or PropertyKind.Instant;

    private readonly byte[] _utf8Name = Encoding.UTF8.GetBytes(CamelCase.Of(Property.ToString()));
}
