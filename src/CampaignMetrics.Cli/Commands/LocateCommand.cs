using System.CommandLine;
using System.Net;
using CampaignMetrics.Cli.Input;
using CampaignMetrics.Cli.Output;
using CampaignMetrics.Geolocation;
using CampaignMetrics.Geolocation.Networks;

namespace CampaignMetrics.Cli.Commands;

/// <summary><c>locate FILE.mmdb IP…</c>: the place of an address, a JSON line each.</summary>
internal static class LocateCommand
{
    public const string Name = "locate";

    public static Command Create()
    {
        var file = new Argument<string>("FILE") { Description = "A database in the MaxMind DB format (.mmdb)." };
        var addresses = new Argument<string[]>("IP")
        {
            Description = "IP addresses; without any, lines of standard input.", Arity = ArgumentArity.ZeroOrMore,
        };
        var format = new FormatOption(AnswerFormat.Json, AnswerFormat.Csv);
        var command = new Command(Name, "Tells the place of IP addresses by a database.") { file, addresses, format };
        command.SetAction((parsed, cancellationToken) => Task.Run(() =>
        {
            var path = parsed.GetValue(file)!;
            var given = parsed.GetValue(addresses) ?? [];
            if (path == "-" && given.Length == 0)
                throw new UnusableException("-: standard input can be read only once: as the database, or as addresses");
            using var output = new Answers<Located>(StandardStreams.OpenOutput(), format.Of(parsed), Columns);
            var database = GeoFile.Open(path, cancellationToken);
            var lines =
                // Arguments are numbered from 1, as lines are.
                given.Length > 0 ? given.Select((ip, index) => (Number: index + 1, Line: ip)) : TextLines.Of("-", cancellationToken);
            foreach (var (number, ip) in lines)
            {
                if (IPAddress.TryParse(ip.Trim(), out _)) output.Write(Locate(path, database, ip.Trim()));
                else Console.Error.WriteLine($"{(given.Length > 0 ? "argument" : "-")}:{number}: '{Safe.Text(ip)}' is no IP address");
            }
            return ExitCode.Done;
        }, cancellationToken));
        return command;
    }

    private static AnswerColumn<Located>[] Columns =>
    [
        new("ip", located => located.Ip),
        new("country", located => located.Place.Country.Code),
        new("region", located => GeoFile.RegionOf(located.Place)),
        new("city", located => located.Place.City),
        new("latitude", located => located.Place.Coordinates?.Latitude),
        new("longitude", located => located.Place.Coordinates?.Longitude),
        new("timeZone", located => located.Place.TimeZone),
        new("asn", located => (long?)located.Place.AutonomousSystem.Number),
        new("network", located => located.Network?.ToString()),
    ];

    private static Located Locate(string path, GeoDatabase database, string ip) =>
        GeoFile.Guard(path, () => new Located(ip, database.Locate(ip, out var around), around));

    private readonly record struct Located(string Ip, Geolocation.Place Place, Network? Network);
}
