namespace CampaignMetrics.Bounces.Rules;

/// <summary>A pattern of enhanced status codes such as <c>5.1.x</c>; a negative number matches any.</summary>
internal readonly record struct StatusPattern(int Class, int Subject, int Detail)
{
    /// <summary>Reads codes in which <c>x</c> stands for any number.</summary>
    /// <exception cref="FormatException">A text is not a code of that form.</exception>
    public static StatusPattern[] ParseAll(string[] codes)
    {
        var patterns = new StatusPattern[codes.Length];
        for (var i = 0; i < patterns.Length; i++) patterns[i] = Parse(codes[i]);
        return patterns;
    }

    public bool Matches(EnhancedStatusCode code) =>
        (Class < 0 || Class == code.Class) && (Subject < 0 || Subject == code.Subject) && (Detail < 0 || Detail == code.Detail);

    /// <summary>Whether every code of another pattern is one of this.</summary>
    public bool Covers(StatusPattern other) =>
        (Class < 0 || Class == other.Class) && (Subject < 0 || Subject == other.Subject) && (Detail < 0 || Detail == other.Detail);

    // RFC 3463, section 2: the class is 2, 4 or 5; the registry of RFC 5248 has subjects up to 7.
    private static StatusPattern Parse(string code) => code.Split('.') is [var c, var s, var d]
            && new StatusPattern(Number(c), Number(s), Number(d)) is { Class: -1 or 2 or 4 or 5, Subject: <= 7, Detail: <= 999 } pattern
        ? pattern
        : throw new FormatException($"'{code}' is no enhanced status code, such as 5.1.1 or 4.x.x.");

    private static int Number(string text) => text == "x" ? -1 : CodeRange.Number(text);
}
