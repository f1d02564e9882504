using System.Globalization;
using CampaignMetrics.Bounces.Codes;

namespace CampaignMetrics.Bounces;

/// <summary>
/// An enhanced mail system status code such as <c>5.1.1</c>: class, subject and detail
/// (<see href="https://www.rfc-editor.org/rfc/rfc3463#section-2">RFC 3463, section 2</see>).
/// </summary>
/// <remarks>The default value is <c>0.0.0</c>, which no server sends: it stands for "no code" (<see cref="IsNone"/>).</remarks>
public readonly record struct EnhancedStatusCode
{
    /// <summary>Creates a code from its three numbers.</summary>
    /// <param name="class">2 (success), 4 (persistent transient failure) or 5 (permanent failure).</param>
    /// <param name="subject">What the code is about, from 0 to 999; 0 to 7 are assigned.</param>
    /// <param name="detail">The condition, from 0 to 999.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is outside of its range.</exception>
    public EnhancedStatusCode(int @class, int subject, int detail)
    {
        if (@class is not (2 or 4 or 5)) throw new ArgumentOutOfRangeException(nameof(@class), @class, "The class is 2, 4 or 5.");
        ArgumentOutOfRangeException.ThrowIfGreaterThan((uint)subject, 999u, nameof(subject));
        ArgumentOutOfRangeException.ThrowIfGreaterThan((uint)detail, 999u, nameof(detail));
        (Class, Subject, Detail) = (@class, subject, detail);
    }

    /// <summary>2 (success), 4 (persistent transient failure), 5 (permanent failure), or 0 where there is no code.</summary>
    public int Class { get; }

    /// <summary>
    /// What the code is about: 1 address, 2 mailbox, 3 mail system, 4 network, 5 protocol, 6 content, 7 security or policy.
    /// </summary>
    public int Subject { get; }

    /// <summary>The condition within the subject.</summary>
    public int Detail { get; }

    /// <summary>Whether there is no code.</summary>
    public bool IsNone => Class == 0;

    /// <summary>The name in IANA's registry, such as "Bad destination mailbox address"; null where the code is not registered.</summary>
    /// <remarks>
    /// Source: <see href="https://www.iana.org/assignments/smtp-enhanced-status-codes">SMTP Enhanced Status Codes Registry</see>.
    /// </remarks>
    public string? Name => EnhancedStatusRegistry.Find(this)?.Name;

    /// <summary>The document that registered the code, such as "RFC 3463"; null where the code is not registered.</summary>
    public string? Source => EnhancedStatusRegistry.Find(this)?.Source;

    /// <summary>Parses a text that is one code and nothing else, such as <c>5.1.1</c>; white space around it is allowed.</summary>
    /// <returns>False where it is no code; <paramref name="code"/> is then the default value.</returns>
    public static bool TryParse(ReadOnlySpan<char> text, out EnhancedStatusCode code)
    {
        text = text.Trim();
        return StatusCodes.TryReadAt(text, 0, out code, out var length) && length == text.Length;
    }

    /// <summary>
    /// The first code inside a text, such as the <c>5.1.1</c> of <c>(#5.1.1) unknown user</c>; the default value where there is none.
    /// </summary>
    public static EnhancedStatusCode FindIn(ReadOnlySpan<char> text) => StatusCodes.FindEnhanced(text, out _);

    /// <summary>The code as it is written in replies, such as <c>5.1.1</c>; empty where there is none.</summary>
    public override string ToString() => IsNone ? "" : string.Create(CultureInfo.InvariantCulture, $"{Class}.{Subject}.{Detail}");
}
