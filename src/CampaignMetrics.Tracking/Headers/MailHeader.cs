using System.Text;

namespace CampaignMetrics.TrackedMail;

/// <summary>A field of a message's header.</summary>
/// <remarks>The default value of this type is no field: name and value are the empty text.</remarks>
public readonly record struct MailHeader
{
    private const int PreferredLine = 78, LongestLine = 998;

    private readonly string? _name, _value;

    /// <summary>A field.</summary>
    /// <param name="name">The name: printable ASCII without a colon (RFC 5322, section 2.2).</param>
    /// <param name="value">The value, in one line: printable ASCII and spaces, no word longer than 997 characters.</param>
    /// <exception cref="ArgumentException">A text is none of that; above all, a value with a line end would be another field.</exception>
    public MailHeader(string name, string value)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        ArgumentNullException.ThrowIfNull(value);
        var isName = !name.AsSpan().ContainsAnyExceptInRange('!', '~') && !name.Contains(':', StringComparison.Ordinal);
        if (!isName || name.Length > PreferredLine - 2)
            throw new ArgumentException("A name is printable ASCII without a colon, of at most 76 characters.", nameof(name));
        if (value.AsSpan().ContainsAnyExceptInRange(' ', '~')) throw new ArgumentException("A value is printable ASCII.", nameof(value));
        if (value.Split(' ').Any(word => word.Length >= LongestLine))
            throw new ArgumentException("A word is longer than a line may be.", nameof(value));
        (_name, _value) = (name, value);
    }

    /// <summary>The name.</summary>
    public string Name => _name ?? "";

    /// <summary>The value, in one line, as programs that write mails take it.</summary>
    public string Value => _value ?? "";

    /// <summary>The field as it stands in a message, without the line end behind it: folded at spaces, so that its lines have at most 78
    /// characters where that is possible, and never more than 998 (RFC 5322, sections 2.1.1 and 2.2.3).</summary>
    public override string ToString()
    {
        var field = new StringBuilder(Name).Append(':');
        var line = field.Length;
        foreach (var word in Value.Split(' '))
        {
            // A line of nothing but white space is not allowed; the first one holds the name.
            if (line + 1 + word.Length > PreferredLine && word.Length > 0)
            {
                field.Append("\r\n");
                line = 0;
            }
            field.Append(' ').Append(word);
            line += 1 + word.Length;
        }
        return field.ToString();
    }
}
