using System.Buffers;
using System.Globalization;
using System.Text;

namespace CampaignMetrics.Contacts.Storage;

/// <summary>Reads the lines in which a log keeps <see cref="ContactEvent"/>s: one JSON object a line, in UTF-8. The text of an event is its
/// line.</summary>
/// <remarks>Properties that are not known, or do not belong to the event, are passed over, as in event lines. Equal events have equal
/// lines, to the byte.</remarks>
public static class ContactEventLines
{
    /// <summary>The most bytes that a line may have, without its line end: 2,097,152 (2 MiB), twice that of an event line by
    /// default.</summary>
    public const int MaxLineBytes = 2 << 20;

    /// <summary>Reads one line.</summary>
    /// <param name="line">The line, without its line end.</param>
    public static ContactEventRead Parse(string line)
    {
        ArgumentNullException.ThrowIfNull(line);
        return Parse(Encoding.UTF8.GetBytes(line));
    }

    internal static ContactEventRead Parse(ReadOnlySpan<byte> line)
    {
        if (line.Length > MaxLineBytes) return ContactEventRead.Rejected(TooLong);
        var fields = new ContactFields();
        return fields.Read(line) is { } reason ? ContactEventRead.Rejected(reason) : ContactEventForm.Made(fields);
    }

    /// <summary>Writes an event's line, without its line end and without checks.</summary>
    internal static void Write(ContactEvent told, IBufferWriter<byte> output) => ContactEventForm.Fields(told).Write(output);

    /// <summary>An event's line with its line end, if it is one that can be kept.</summary>
    /// <returns>Null, or why it cannot be kept.</returns>
    internal static string? TryWrite(ContactEvent told, out byte[] line)
    {
        line = [];
        var fields = ContactEventForm.Fields(told);
        if (fields.Halved() is { } property) return ContactFields.HalfPair(property);
        // What would not be read back as it is must not be kept.
        if (ContactEventForm.Made(fields).Reason is { } reason) return reason;
        var output = new ArrayBufferWriter<byte>();
        fields.Write(output);
        if (output.WrittenCount > MaxLineBytes) return TooLong;
        output.Write("\n"u8);
        line = output.WrittenSpan.ToArray();
        return null;
    }

    private static string TooLong => string.Create(CultureInfo.InvariantCulture, $"line is longer than {MaxLineBytes:N0} bytes");
}
