using System.Runtime.CompilerServices;

namespace CampaignMetrics.TrackedMail;

/// <summary>The <c>Feedback-ID</c> by which Gmail's feedback loop tells complaints apart: three identifiers of your own and the
/// sender.</summary>
/// <remarks>Its form is Google's: <see href="https://support.google.com/a/answer/6254652">Feedback Loop</see>.</remarks>
/// <param name="Sender">The sender, the same in all of your mails: 5 to 15 characters.</param>
/// <param name="First">An identifier, such as the campaign; null for none.</param>
/// <param name="Second">An identifier, such as the customer; null for none.</param>
/// <param name="Third">An identifier, such as the kind of mail; null for none.</param>
public sealed record FeedbackId(string Sender, string? First = null, string? Second = null, string? Third = null)
{
    private const int ShortestSender = 5, LongestSender = 15, LongestField = 200;

    /// <summary>The sender, the same in all of your mails.</summary>
    /// <exception cref="ArgumentException">It has not 5 to 15 characters, or other ones than letters, digits, <c>-</c>, <c>_</c> and
    /// <c>.</c>.</exception>
    public string Sender { get; init => field = CheckedSender(value); } = CheckedSender(Sender);

    /// <summary>An identifier, such as the campaign; null for none.</summary>
    /// <exception cref="ArgumentException">It has other characters than letters, digits, <c>-</c>, <c>_</c> and <c>.</c>, or more than
    /// 200.</exception>
    public string? First { get; init => field = Checked(value); } = Checked(First);

    /// <summary>An identifier, such as the customer; null for none.</summary>
    /// <exception cref="ArgumentException">As for <see cref="First"/>.</exception>
    public string? Second { get; init => field = Checked(value); } = Checked(Second);

    /// <summary>An identifier, such as the kind of mail; null for none.</summary>
    /// <exception cref="ArgumentException">As for <see cref="First"/>.</exception>
    public string? Third { get; init => field = Checked(value); } = Checked(Third);

    /// <summary>The value of the field: <c>First:Second:Third:Sender</c>.</summary>
    public override string ToString() => $"{First}:{Second}:{Third}:{Sender}";

    private static string CheckedSender(string sender, [CallerMemberName] string name = "")
    {
        ArgumentNullException.ThrowIfNull(sender, nameof(Sender));
        return sender.Length is >= ShortestSender and <= LongestSender
            ? Checked(sender, nameof(Sender))!
            : throw new ArgumentException("A sender has 5 to 15 characters.", nameof(Sender));
    }

    private static string? Checked(string? text, [CallerMemberName] string name = "")
    {
        foreach (var letter in text ?? "")
            if (!char.IsAsciiLetterOrDigit(letter) && letter is not ('-' or '_' or '.'))
                throw new ArgumentException("An identifier has letters, digits, '-', '_' and '.'.", name);
        return text is { Length: > LongestField } ? throw new ArgumentException("An identifier has at most 200 characters.", name) : text;
    }
}
