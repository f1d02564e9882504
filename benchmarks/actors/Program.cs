using System.Globalization;
using CampaignMetrics;
using CampaignMetrics.Cli.Generate;
using Actors;

// How well the rules tell people from programs, against synthetic events of which it is known who did them: `Actors [RECIPIENTS [SEED]]`.
// Prints the tables of docs/decisions/actors-measured.md.
var culture = CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
var options = new GenerateOptions
{
    Recipients = args.Length > 0 ? int.Parse(args[0], culture) : 10_000,
    Seed = args.Length > 1 ? long.Parse(args[1], culture) : 1,
};
using var file = new SyntheticFile(options);
Measure("The rules alone", Enrichment.Default);
Measure("With the networks of data centres named (`--scanners`)", Enrichment.Default with { ScannerNetworks = DataCentres.Contain });
return;

void Measure(string title, Enrichment enrichment)
{
    var score = new Score(file.Label(enrichment));
    Console.WriteLine($"### {title}\n");
    Tables.Write(score, Console.Out);
}
