using System.IO.Compression;
using System.Text;

namespace CampaignMetrics.Tests.Receivers;

/// <summary>Aggregate reports as receivers write them.</summary>
internal static class DmarcXml
{
    public const string March1 = "1772323200"; // 2026-03-01T00:00:00Z

    public static string Report(
        string records, string id = "r1", string organization = "Receiver", string begin = March1, string end = "1772409599",
        string attributes = "", string domain = "shop.example") =>
        $"""
        <?xml version="1.0" encoding="UTF-8" ?>
        <feedback{attributes}>
          <version>1.0</version>
          <report_metadata>
            <org_name>{organization}</org_name>
            <email>dmarc@receiver.example</email>
            <report_id>{id}</report_id>
            <date_range><begin>{begin}</begin><end>{end}</end></date_range>
          </report_metadata>
          <policy_published><domain>{domain}</domain><p>none</p></policy_published>
          {records}
        </feedback>
        """;

    public static string Record(
        int count = 1, string ip = "192.0.2.1", string dkim = "pass", string spf = "fail", string disposition = "none",
        string reasons = "", string header = "shop.example", string results = "") =>
        $"""
        <record>
          <row><source_ip>{ip}</source_ip><count>{count}</count>
            <policy_evaluated><disposition>{disposition}</disposition><dkim>{dkim}</dkim><spf>{spf}</spf>{reasons}</policy_evaluated>
          </row>
          <identifiers><header_from>{header}</header_from></identifiers>
          <auth_results>{results}</auth_results>
        </record>
        """;

    public static string Signature(string domain, string selector, string result = "pass") =>
        $"<dkim><domain>{domain}</domain><selector>{selector}</selector><result>{result}</result></dkim>";

    public static DmarcSummary Read(params string[] texts) => ReadFiles([.. texts.Select(Encoding.UTF8.GetBytes)]);

    public static DmarcSummary ReadFiles(params byte[][] files) => ReadWithin(DmarcLimits.Default, files);

    public static DmarcSummary ReadWithin(DmarcLimits limits, params byte[][] files)
    {
        var reports = new DmarcReports(limits);
        foreach (var file in files) reports.Add("file", new MemoryStream(file));
        return reports.Summary();
    }

    public static byte[] Gzip(params string[] texts)
    {
        using var packed = new MemoryStream();
        foreach (var text in texts)
            using (var gzip = new GZipStream(packed, CompressionLevel.SmallestSize, leaveOpen: true))
                gzip.Write(Encoding.UTF8.GetBytes(text));
        return packed.ToArray();
    }

    public static byte[] Zip(params (string Name, string Text)[] entries) =>
        ZipOf([.. entries.Select(entry => (entry.Name, Encoding.UTF8.GetBytes(entry.Text)))]);

    public static byte[] ZipOf(params (string Name, byte[] Content)[] entries)
    {
        using var packed = new MemoryStream();
        Write(packed, entries);
        return packed.ToArray();
    }

    /// <summary>As a program writes that cannot go back: the lengths stand behind each entry.</summary>
    public static byte[] ZipByPipe(string name, string text)
    {
        using var packed = new MemoryStream();
        using (var pipe = new Pipe(packed)) Write(pipe, (name, Encoding.UTF8.GetBytes(text)));
        return packed.ToArray();
    }

    private static void Write(Stream target, params (string Name, byte[] Content)[] entries)
    {
        using var zip = new ZipArchive(target, ZipArchiveMode.Create, leaveOpen: true);
        foreach (var (name, content) in entries)
        {
            using var entry = zip.CreateEntry(name).Open();
            entry.Write(content);
        }
    }

    private sealed class Pipe(Stream target) : Stream
    {
        public override bool CanRead => false;

        public override bool CanSeek => false;

        public override bool CanWrite => true;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public override void Flush() => target.Flush();

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => target.Write(buffer, offset, count);
    }
}
