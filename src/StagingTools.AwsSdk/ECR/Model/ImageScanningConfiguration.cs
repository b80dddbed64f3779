namespace Amazon.ECR.Model;

public class ImageScanningConfiguration
{
    public bool? ScanOnPush { get; set; }
}
