using System.CommandLine;
using System.Net;
using CampaignMetrics.Cli.Input;
using CampaignMetrics.Cli.Output;
using CampaignMetrics.Geolocation;

namespace CampaignMetrics.Cli.Commands;

/// <summary><c>locate FILE.mmdb IP…</c>: the place of an address, a JSON line each.</summary>
internal static class LocateCommand
{
    public const string Name = "locate";

    public static Command Create()
    {
        var file = new Argument<string>("FILE") { Description = "A database in the MaxMind DB format (.mmdb)." };
        var addresses = new Argument<string[]>("IP") { Description = "IP addresses; without any, lines of standard input.", Arity = ArgumentArity.ZeroOrMore };
        var command = new Command(Name, "Tells the place of IP addresses by a database.") { file, addresses };
        command.SetAction((parsed, cancellationToken) => Task.Run(() =>
        {
            var path = parsed.GetValue(file)!;
            var given = parsed.GetValue(addresses) ?? [];
            if (path == "-" && given.Length == 0) throw new UnusableException("-: standard input can be read only once: as the database, or as addresses");
            using var output = new JsonLines(OutputFile.Open(null));
            var database = GeoFile.Open(path, cancellationToken);
            var lines = given.Length > 0 ? given.Select((ip, index) => (Number: index + 1, Line: ip)) : TextLines.Of("-", cancellationToken);
            foreach (var (number, ip) in lines)
            {
                if (IPAddress.TryParse(ip.Trim(), out _)) Write(output, path, database, ip.Trim());
                else Console.Error.WriteLine($"{(given.Length > 0 ? "argument" : "-")}:{number}: '{Safe.Text(ip)}' is no IP address");
            }
            return ExitCode.Done;
        }, cancellationToken));
        return command;
    }

    private static void Write(JsonLines output, string path, GeoDatabase database, string ip)
    {
        var (place, network) = GeoFile.Guard(path, () => (database.Locate(ip, out var around), around));
        output.Write(json =>
        {
            json.WriteString("ip", ip);
            json.WriteString("country", place.Country.Code);
            json.WriteString("region", GeoFile.RegionOf(place));
            json.WriteString("city", place.City);
            WriteNumber("latitude", place.Coordinates?.Latitude);
            WriteNumber("longitude", place.Coordinates?.Longitude);
            json.WriteString("timeZone", place.TimeZone);
            if (place.AutonomousSystem.Number is { } asn) json.WriteNumber("asn", asn);
            else json.WriteNull("asn");
            json.WriteString("network", network?.ToString());

            void WriteNumber(string name, double? value)
            {
                if (value is { } known) json.WriteNumber(name, known);
                else json.WriteNull(name);
            }
        });
    }
}
