namespace CampaignMetrics.TrackedMail;

/// <summary>The HTML and the plain text of an email, read once: where its links are, where the pixel goes, what stays as it is. Messages
/// are made of it by copying; no message is parsed.</summary>
/// <remarks>
/// Malformed HTML is read as browsers read it, and nothing throws because of it. Only the addresses of links are replaced, and the pixel is
/// inserted; every other character stays. All members are thread-safe.
/// </remarks>
/// <example>
/// <code>
/// var template = EmailTemplate.Parse(html, text, new TrackingOptions { BaseUrl = "https://t.example/t/", Clicks = true });
/// foreach (SkippedLink link in template.Skipped) Console.Error.WriteLine($"{link.Url}: {link.Reason}");
/// </code>
/// </example>
public sealed class EmailTemplate
{
    /// <summary>The longest address that is tracked, in bytes of UTF-8: 2,000. Longer ones are skipped, since with them a tracked link
    /// would be longer than some mail programs follow.</summary>
    public const int MaxUrlLength = 2_000;

    /// <summary>The longest body that is read, in UTF-16 characters: 1,000,000. A longer one stays as it is, and
    /// <see cref="Skipped"/> has an entry with <see cref="SkipReason.TooLong"/> and an empty address for it.</summary>
    public const int MaxLength = 1_000_000;

    private EmailTemplate(TrackingOptions options, TemplateReading read)
    {
        (Options, Skipped, Occurrences) = (options, read.Skipped, read.Occurrences);
        (Html, Text, HasPixelPlace) = (read.Html, read.Text, read.HasPixelPlace);
        Links = [.. Occurrences.Select(occurrence => occurrence.Link)];
    }

    /// <summary>What is tracked.</summary>
    public TrackingOptions Options { get; }

    /// <summary>
    /// The links that messages replace, each with the id by which clicks name it: those of the HTML in their order, then those of the plain
    /// text, then those that only Outlook sees, in conditional comments. Empty where clicks are not tracked and nothing stands for the
    /// unsubscribe page.
    /// </summary>
    public IReadOnlyList<EmailLink> Links { get; }

    /// <summary>The links that stay as they are, and why, in the order of the HTML, then of the plain text. Empty where clicks are not
    /// tracked.</summary>
    public IReadOnlyList<SkippedLink> Skipped { get; }

    /// <summary>Whether the HTML has a place for the pixel; false where there is no HTML, or none that is read.</summary>
    public bool HasPixelPlace { get; }

    internal IReadOnlyList<Occurrence> Occurrences { get; }

    internal SplicedText? Html { get; }

    internal SplicedText? Text { get; }

    /// <summary>Reads an email's bodies.</summary>
    /// <param name="html">The HTML; null for none.</param>
    /// <param name="text">The plain text; null for none.</param>
    /// <param name="options">What is tracked.</param>
    public static EmailTemplate Parse(string? html, string? text, TrackingOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        return new EmailTemplate(options, new TemplateReading(html, text, options));
    }

    /// <summary>Freezes the email for a sending: from now on its options, and the instant from which it is tracked, do not
    /// change.</summary>
    /// <param name="keys">The keys that sign what messages hold.</param>
    /// <param name="sending">Which email is sent, and when.</param>
    public PreparedEmail ForSending(TrackingKeys keys, Sending sending)
    {
        ArgumentNullException.ThrowIfNull(keys);
        ArgumentNullException.ThrowIfNull(sending);
        return new PreparedEmail(this, keys, sending);
    }
}
