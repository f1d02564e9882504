using CampaignMetrics.Cli;

StandardStreams.Prepare();
return CommandLine.Run(args);
