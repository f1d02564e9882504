using System.Buffers;
using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using CampaignMetrics.Engine;
using CampaignMetrics.Reports;
using CampaignMetrics.Reports.PartBytes;

namespace CampaignMetrics;

/// <summary>A report's sums as compact bytes that travel: from a nightly job, or from another machine that has other contacts. Reports
/// that were read from parts are merged by <see cref="Report.Merge"/>, and the result is the report over all contacts at once, to the byte
/// of its JSON.</summary>
/// <remarks>
/// <para>A part has no messages and, beside the top contacts, no contacts. It begins with a version and a hash. It holds what it was made
/// with as hashes: the definition, the scope, the catalog and the settings. A reader that has others refuses it.</para>
/// <para>The hash tells damage, not forgery: who can change a part can make a new hash, and numbers that no events give. Take parts from
/// those whom you trust.</para>
/// </remarks>
/// <example>
/// <code>
/// byte[] part = ReportPart.Write(messages.Report(definition, scope));
/// if (!ReportPart.TryRead(part, definition, scope, options, out Report? read, out string? problem)) Console.Error.WriteLine(problem);
/// </code>
/// </example>
public static class ReportPart
{
    private const int Version = 1, HashAt = 12, HashLength = 16, LengthAt = HashAt + HashLength, HeadLength = LengthAt + sizeof(int);

    /// <summary>How hard it is compressed, from 0 to 11: more takes much longer and saves little.</summary>
    private const int Quality = 5;

    /// <summary>Decompressing takes so many bytes at a time: a false length must not allocate memory for what never comes.</summary>
    private const int Step = 1 << 16;

    private static ReadOnlySpan<byte> Mark => "cm-part\n"u8;

    /// <summary>Writes a report as a part.</summary>
    /// <param name="report">The report, of a ledger or merged.</param>
    /// <exception cref="ArgumentException">The report was read from JSON, which does not tell the sums behind the numbers.</exception>
    public static byte[] Write(Report report)
    {
        ArgumentNullException.ThrowIfNull(report);
        var sums = report.Sums ?? throw new ArgumentException("The report was read from JSON, which has no sums.", nameof(report));
        var part = new PartWriter();
        foreach (var (_, hash) in Origins(report.Basis, sums.Catalog)) part.Text(hash);
        SumsFormat.Write(part, sums);
        return Framed(part.Written);
    }

    /// <summary>Reads a part.</summary>
    /// <param name="part">The bytes of <see cref="Write"/>.</param>
    /// <param name="definition">The definition by which it must be made.</param>
    /// <param name="scope">The scope that it must have. Whether a <see cref="ReportScope.Viewer"/> sees all must be the same; which viewer
    /// it is cannot be told from a part.</param>
    /// <param name="options">The options of the ledger that made it: the same catalog and settings
    /// (<see cref="ReportSettings"/>); null for the defaults.</param>
    /// <param name="report">The report of the part's contacts.</param>
    /// <param name="problem">Why it cannot be read: it is damaged, of another version of the library, or made with something else.</param>
    /// <returns>Whether it could be read.</returns>
    public static bool TryRead(
        ReadOnlyMemory<byte> part, Definition definition, ReportScope scope, LedgerOptions? options,
        [NotNullWhen(true)] out Report? report, [NotNullWhen(false)] out string? problem)
    {
        ArgumentNullException.ThrowIfNull(definition);
        ArgumentNullException.ThrowIfNull(scope);
        options ??= LedgerOptions.Default;
        report = null;
        problem = ProblemOf(part.Span);
        if (problem is not null) return false;
        try
        {
            var reader = new PartReader(Content(part.Span));
            var basis = options.Basis(definition, scope);
            foreach (var (name, hash) in Origins(basis, options.Catalog))
                if (reader.Text() != hash) problem ??= $"the part is of {name}";
            if (problem is not null) return false;
            var sums = SumsFormat.Read(reader, options.Catalog, options.Links);
            if (!reader.IsAtEnd) throw PartReader.Broken();
            report = new Report(sums, basis);
            return true;
        }
        catch (InvalidDataException e)
        {
            problem = $"the part cannot be used: {e.Message}";
            return false;
        }
    }

    /// <summary>What a part is made with, in words for another one, and as a hash.</summary>
    private static IEnumerable<(string Name, string Hash)> Origins(DocumentBasis basis, EmailCatalog catalog) =>
    [
        ("another version of the library", HashOf(SumsFormat.Shape)),
        ("another definition", HashOf(basis.Definition.ToString())),
        ("another scope", HashOf(basis.Scope.ToString())),
        ("another viewer", basis.Scope.Viewer == Viewer.OfAll ? "all" : "some"),
        ("another catalog", catalog.Fingerprint),
        ("other settings", HashOf(basis.Settings.ToString())),
    ];

    private static string HashOf(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    private static byte[] Framed(ReadOnlySpan<byte> content)
    {
        var part = new byte[HeadLength + BrotliEncoder.GetMaxCompressedLength(content.Length)];
        BrotliEncoder.TryCompress(content, part.AsSpan(HeadLength), out var length, Quality, window: 22);
        part = part[..(HeadLength + length)];
        Mark.CopyTo(part);
        BinaryPrimitives.WriteInt32LittleEndian(part.AsSpan(Mark.Length), Version);
        BinaryPrimitives.WriteInt32LittleEndian(part.AsSpan(LengthAt), content.Length);
        HashOf(part).CopyTo(part.AsSpan(HashAt));
        return part;
    }

    /// <summary>The hash of all that follows the hash.</summary>
    private static ReadOnlySpan<byte> HashOf(ReadOnlySpan<byte> part) => SHA256.HashData(part[LengthAt..]).AsSpan(0, HashLength);

    private static string? ProblemOf(ReadOnlySpan<byte> part)
    {
        if (!part.StartsWith(Mark)) return "these bytes are no part of a report";
        if (part.Length < HeadLength) return "the part is cut short";
        var version = BinaryPrimitives.ReadInt32LittleEndian(part[Mark.Length..]);
        if (version != Version) return $"the part has version {version}, and this library reads version {Version}";
        return HashOf(part).SequenceEqual(part.Slice(HashAt, HashLength)) ? null : "the part was altered or cut short";
    }

    /// <exception cref="InvalidDataException">A forger wrote what does not decompress to the stated length.</exception>
    private static byte[] Content(ReadOnlySpan<byte> part)
    {
        var length = BinaryPrimitives.ReadInt32LittleEndian(part[LengthAt..]);
        var content = new byte[Math.Clamp(length, 0, Step)];
        using var brotli = new BrotliDecoder();
        var (read, status) = (0, OperationStatus.DestinationTooSmall);
        var rest = part[HeadLength..];
        for (var isMoving = true; status == OperationStatus.DestinationTooSmall && isMoving;)
        {
            if (read == content.Length) Array.Resize(ref content, (int)Math.Clamp(read * 2L, 0, Math.Max(length, 0)));
            status = brotli.Decompress(rest, content.AsSpan(read), out var taken, out var more);
            rest = rest[taken..];
            read += more;
            // Nothing moves where there is more than the stated length.
            isMoving = taken + more > 0;
        }
        return status == OperationStatus.Done && read == length && rest.IsEmpty ? content : throw PartReader.Broken();
    }
}
