using System.Buffers;
using System.Text;
using System.Text.Json.Serialization;

namespace CampaignMetrics.Contacts.Storage;

/// <summary>Something that is known of a contact beside what happened to its mails. A log keeps each as one line.</summary>
/// <remarks>
/// <para>The family is closed: <see cref="SubscriptionTriggered"/>, <see cref="ConsentStated"/>, <see cref="AddressStated"/>,
/// <see cref="ContactRemoved"/>, <see cref="Suppressed"/>, <see cref="Unsuppressed"/>. Events may come in any order and more than once; of
/// statements that contradict each other the latest by <see cref="At"/> holds.</para>
/// <para>The text of an event is its line: one JSON object, which <see cref="ContactEventLines"/> reads back. <c>JsonSerializer</c> reads
/// and writes it too.</para>
/// </remarks>
/// <example>
/// <code>
/// ContactEvent stated = new AddressStated("crm-42", at, "ann@example.com");
/// string line = stated.ToString();
/// ContactEvent? read = ContactEventLines.Parse(line).Event;
/// </code>
/// </example>
[JsonConverter(typeof(ContactEventConverter<ContactEvent>))]
public abstract record ContactEvent
{
    private protected ContactEvent(ContactId contact) => Contact = contact;

    /// <summary>The contact. An event of the default value, which names nobody, is rejected when it is appended.</summary>
    public ContactId Contact { get; init; }

    /// <summary>When it happened, or from when it holds: an instant from 1970 to 2199.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The instant lies outside those years.</exception>
    public abstract DateTimeOffset At { get; init; }

    /// <summary>The event's line, without its line end. Half a surrogate pair in a text is shown as U+FFFD.</summary>
    public sealed override string ToString()
    {
        var line = new ArrayBufferWriter<byte>();
        ContactEventLines.Write(this, line);
        return Encoding.UTF8.GetString(line.WrittenSpan);
    }
}
