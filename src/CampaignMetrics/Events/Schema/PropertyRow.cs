using System.Text;

namespace CampaignMetrics.Events.Schema;

/// <summary>How a property's value is written in a line, and held.</summary>
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

    /// <summary>An object of strings.</summary>
    Tags,

    /// <summary><c>true</c> or <c>false</c>.</summary>
    Flag,

    /// <summary>A number of seconds, 0 or more; held as whole milliseconds.</summary>
    Seconds,

    /// <summary>An exact number.</summary>
    Decimal,
}

/// <summary>Which of a ledger's tables keeps a text.</summary>
internal enum TextKind
{
    /// <summary>What is none of the others.</summary>
    Other,

    /// <summary>User agents.</summary>
    Agent,

    /// <summary>IP addresses.</summary>
    Address,

    /// <summary>Links.</summary>
    Url,
}

/// <summary>One property of event lines.</summary>
/// <param name="Property">Which.</param>
/// <param name="Kind">How its value is written and held.</param>
/// <param name="Personal">Whether it holds personal data: erasure goes by it.</param>
internal sealed record PropertyRow(EventProperty Property, PropertyKind Kind, PersonalData Personal)
{
    /// <summary>Its name in a line.</summary>
    public string Name { get; } = CamelCase.Of(Property.ToString());

    /// <summary>The name in UTF-8.</summary>
    public ReadOnlySpan<byte> Utf8Name => _utf8Name;

    /// <summary>The names of its values, where it has some.</summary>
    public EnumNames? Names { get; init; }

    /// <summary>The value that says as much as none: it is not held; −1 for none such.</summary>
    public int Default { get; init; } = -1;

    /// <summary>A text that says as much as none, although it is no value; null for none such.</summary>
    public string? Ignored { get; init; }

    /// <summary>Whether an empty text is held: for all others it says as much as none.</summary>
    public bool KeepsEmpty { get; init; }

    /// <summary>The most characters of it; 0 for no limit but the line's.</summary>
    public int MaxLength { get; init; }

    /// <summary>Which table keeps it, where it is a text.</summary>
    public TextKind Table { get; init; }

    /// <summary>The slot that stands for none: links are counted by their slots, and so have one for none.</summary>
    public int NoSlot => Table == TextKind.Url ? 0 : -1;

    public bool IsSingleText => Kind is PropertyKind.Text or PropertyKind.Name or PropertyKind.Instant;

    private readonly byte[] _utf8Name = Encoding.UTF8.GetBytes(CamelCase.Of(Property.ToString()));
}
