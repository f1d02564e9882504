using System.IO.Compression;

namespace CampaignMetrics.Receivers.Dmarc;

/// <summary>Unpacks a file with reports, within limits: what it is shows in its first bytes.</summary>
internal static class ReportFile
{
    /// <summary>Below this length no ratio is looked at: a short report may be packed very well.</summary>
    private const long Harmless = 1 << 20;

    private const string Damaged = "is damaged, or packed in a way that is not known";

    /// <summary>The XML texts of a file, each with its name.</summary>
    /// <param name="name">The file's name.</param>
    /// <param name="bytes">The file; null where it is too long.</param>
    /// <param name="limits">How much of it is read.</param>
    /// <param name="faults">Gets what is wrong.</param>
    public static IReadOnlyList<(string Name, byte[] Xml)> Read(string name, byte[]? bytes, DmarcLimits limits, List<ReceiverFault> faults)
    {
        if (bytes is null)
            return Refused(name, $"is longer than {limits.MaxFileBytes:N0} bytes, and is not read", faults);
        return bytes switch
        {
            [] => Refused(name, "is empty", faults),
            [0x1F, 0x8B, ..] => Gzip(name, bytes, limits, faults),
            [(byte)'P', (byte)'K', 3 or 5, 4 or 6, ..] => Zip(name, bytes, limits, faults),
            _ when bytes.Length > limits.MaxXmlBytes => Refused(name, TooMuch(limits), faults),
            _ => [(name, bytes)],
        };
    }

    private static (string, byte[])[] Gzip(string name, byte[] bytes, DmarcLimits limits, List<ReceiverFault> faults)
    {
        GZipStream Open() => new(new MemoryStream(bytes), CompressionMode.Decompress);

        return Unpack(name, Open, bytes.Length, limits.MaxXmlBytes, limits, faults) is { } xml ? [(name, xml)] : [];
    }

    private static IReadOnlyList<(string, byte[])> Zip(string name, byte[] bytes, DmarcLimits limits, List<ReceiverFault> faults)
    {
        // Looked at before the directory is read, which makes an object for each entry: each begins with this mark.
        if (bytes.AsSpan().Count("PK\u0001\u0002"u8) > limits.MaxEntries)
            return Refused(name, $"has more than {limits.MaxEntries:N0} entries, and is not read", faults);
        try
        {
            using var archive = new ZipArchive(new MemoryStream(bytes), ZipArchiveMode.Read);
            // Folders are entries too, whose names end in a slash.
            ZipArchiveEntry[] entries = [.. archive.Entries.Where(entry => !entry.FullName.EndsWith('/'))];
            return entries.Length > 0
                ? Unpack(name, bytes.Length, entries, limits, faults)
                : Refused(name, "is an archive without files", faults);
        }
        catch (InvalidDataException)
        {
            return Refused(name, Damaged, faults);
        }
    }

    private static List<(string, byte[])> Unpack(
        string name, int archiveLength, ZipArchiveEntry[] entries, DmarcLimits limits, List<ReceiverFault> faults)
    {
        var unpacked = new List<(string, byte[])>();
        long left = limits.MaxXmlBytes;
        foreach (var entry in entries)
        {
            var named = $"{name}: {entry.FullName}";
            // An archive states its entries' lengths itself, and may lie: none is packed into more than the whole file.
            var length = Math.Min(entry.CompressedLength, archiveLength);
            if (Unpack(named, entry.Open, length, left, limits, faults) is not { } xml) continue;
            left -= xml.Length;
            unpacked.Add((named, xml));
        }
        return unpacked;
    }

    private static byte[]? Unpack(
        string name, Func<Stream> open, long length, long left, DmarcLimits limits, List<ReceiverFault> faults)
    {
        var most = Math.Min(left, Math.Max(Harmless, length * limits.MaxRatio));
        try
        {
            using var packed = open();
            if (WholeFile.Read(packed, most) is { } xml) return xml;
        }
        catch (Exception e) when (e is InvalidDataException or EndOfStreamException or NotSupportedException)
        {
            Refused(name, Damaged, faults);
            return null;
        }
        Refused(
            name,
            most < left ? $"is more than {limits.MaxRatio:N0} times as long as it is packed, and is not read" : TooMuch(limits),
            faults);
        return null;
    }

    private static FormattableString TooMuch(DmarcLimits limits) =>
        $"is beyond {limits.MaxXmlBytes:N0} bytes of XML in one file, and is not read";

    private static (string, byte[])[] Refused(string name, FormattableString what, List<ReceiverFault> faults) =>
        Refused(name, FormattableString.Invariant(what), faults);

    private static (string, byte[])[] Refused(string name, string what, List<ReceiverFault> faults)
    {
        faults.Add(new ReceiverFault(name, null, null, what));
        return [];
    }
}
