namespace Amazon.ECS.Model;

public class InferenceAccelerator
{
    public string? DeviceName { get; set; }
    public string? DeviceType { get; set; }
}
