using System.IO.Compression;
using System.Text;

namespace CampaignMetrics.Cli.Tests;

/// <summary>A folder of files that are easily given to the wrong command.</summary>
public sealed class OddFiles : IDisposable
{
    private const string Event =
        """{"id":"1","type":"delivered","at":"2026-03-02T09:00:05Z","email":"spring","recipient":"a@example.com","list":"news","campaign":"c1","tags":{"k":"v"}}""";

    private readonly string _folder = Directory.CreateTempSubdirectory("campaign-metrics-odd-").FullName;

    public OddFiles()
    {
        Write(
            "events",
            Event + "\n" + Event.Replace("delivered", "sent", StringComparison.Ordinal).Replace("\"1\"", "\"2\"", StringComparison.Ordinal)
                + "\n");
        Write("empty", "");
        Write("blank", " \n\n\t\n");
        Write("csv", "email,status,sent at\nann@example.com,delivered,2026-03-02\n");
        Write("tsv", "email\tstatus\nann@example.com\tdelivered\n");
        Write("semicolons", "email;status\nann@example.com;delivered\n");
        Write("text", "hello\nworld\n");
        Write("html", "<!doctype html><p>No</p>");
        Write("mail", "Return-Path: <>\nFrom: a@example.org\nSubject: Hello\n\nHow are you?\n");
        Write("replies", "550 5.1.1 User unknown\n452 4.2.2 Mailbox full\n");
        Write("array", "[1,2,3]");
        Write("object", "{\"a\":1}");
        Write(
            "webhook",
            """[{"email":"ann@example.com","timestamp":1772442000,"event":"open","sg_event_id":"b3Blbg","sg_message_id":"m1.filter0001"}]""");
        Write("catalog", """[{"email":"spring","name":"Spring sale"}]""");
        Write("catalog-twice", """[{"email":"spring"},{"email":"spring"}]""");
        Write("catalog-member-twice", """[{"email":"spring","name":"a","name":"b"}]""");
        Write("catalog-no-url", """[{"email":"spring","links":[{"role":"content"}]}]""");
        Write("catalog-surrogate-tracking", """[{"email":"spring","tracking":"2026\ud800"}]""");
        Write("catalog-surrogate-name", """[{"email":"spring","name":"\udc00"}]""");
        Write("catalog-surrogate-member", """[{"email":"spring","\ud800":1}]""");
        Write("catalog-surrogate-link", """[{"email":"spring","links":{"\ud800":"unsubscribe"}}]""");
        Write("catalog-null", "null");
        Write("catalog-nulls", "[null]");
        Write("catalog-number", "7");
        Write("catalog-wrong-type", """[{"email":7}]""");
        Write("catalog-empty-id", """[{"email":""}]""");
        Write("catalog-bad-date", """[{"email":"spring","sentAt":"yesterday"}]""");
        Write("catalog-deep", new string('[', 100_000));
        Write("catalog-deep-tracking", "[{\"email\":\"spring\",\"tracking\":" + new string('[', 1000) + new string(']', 1000) + "}]");
        Write("catalog-unknown-role", """[{"email":"spring","links":{"u":"\u001b[31m"}}]""");
        Write("utf16", Encoding.Unicode.GetPreamble().Concat(Encoding.Unicode.GetBytes(Event)).ToArray());
        Write("utf16-unmarked", Encoding.BigEndianUnicode.GetBytes(Event));
        Write("zip", [0x50, 0x4B, 3, 4, 20, 0, 0, 0]);
        Write("xz", [0xFD, 0x37, 0x7A, 0x58, 0x5A, 0]);
        Write("binary", [1, 0, 2, 255, 0, 0, 7]);
        Write("mmdb", [.. new byte[100], 0xAB, 0xCD, 0xEF, .. "MaxMind.com"u8, 0xE0]);
        Write("mailchimp", """{"ann@example.com":[{"action":"open","timestamp":"2026-03-24 09:20:00","url":null}]}""");
        Write("page", """{"TotalCount":1,"Opens":[{"MessageID":"1","Recipient":"ann@example.com","ReceivedAt":"2026-03-24T09:20:00Z"}]}""");
        Write("gzip-of-csv", Packed("email,status\nann@example.com,delivered\n"u8.ToArray()));
        Write("gzip-of-nothing", Packed([]));
        Write("gzip-cut", Packed(Encoding.UTF8.GetBytes(Event))[..20]);
        Write("gzip-of-gzip", Packed(Packed("x"u8.ToArray())));
        Write("long-line", new string('x', 3_000_000) + "\n82.10.0.0/16\n");
        Directory.CreateDirectory(this["folder"]);
    }

    public string this[string name] => Path.Combine(_folder, name);

    /// <summary>The arguments with each <c>{name}</c> as the path of that file.</summary>
    public string[] Fill(string commandLine) =>
        [
            .. commandLine.Split(' ').Select(word =>
                word == "''" ? "" : word.Replace("{", _folder + "/", StringComparison.Ordinal).Replace("}", "", StringComparison.Ordinal)),
        ];

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private void Write(string name, string content) => File.WriteAllText(this[name], content, new UTF8Encoding(false));

    private void Write(string name, byte[] content) => File.WriteAllBytes(this[name], content);

    private static byte[] Packed(byte[] content)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest)) gzip.Write(content);
        return packed.ToArray();
    }
}
