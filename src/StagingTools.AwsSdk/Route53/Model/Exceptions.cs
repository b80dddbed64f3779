using System.Net;
using Amazon.Runtime;

namespace Amazon.Route53.Model;

public class HostedZoneNotFoundException(
    string message,
    Exception? innerException = null,
    ErrorType errorType = ErrorType.Unknown,
    string? errorCode = null,
    string? requestId = null,
    HttpStatusCode statusCode = default)
    : AmazonRoute53Exception(message, innerException, errorType, errorCode, requestId, statusCode);

public class InvalidChangeBatchException(
    string message,
    Exception? innerException = null,
    ErrorType errorType = ErrorType.Unknown,
    string? errorCode = null,
    string? requestId = null,
    HttpStatusCode statusCode = default)
    : AmazonRoute53Exception(message, innerException, errorType, errorCode, requestId, statusCode);

public class InvalidInputException(
    string message,
    Exception? innerException = null,
    ErrorType errorType = ErrorType.Unknown,
    string? errorCode = null,
    string? requestId = null,
    HttpStatusCode statusCode = default)
    : AmazonRoute53Exception(message, innerException, errorType, errorCode, requestId, statusCode);

public class NoSuchChangeException(
    string message,
    Exception? innerException = null,
    ErrorType errorType = ErrorType.Unknown,
    string? errorCode = null,
    string? requestId = null,
    HttpStatusCode statusCode = default)
    : AmazonRoute53Exception(message, innerException, errorType, errorCode, requestId, statusCode);

public class NoSuchHostedZoneException(
    string message,
    Exception? innerException = null,
    ErrorType errorType = ErrorType.Unknown,
    string? errorCode = null,
    string? requestId = null,
    HttpStatusCode statusCode = default)
    : AmazonRoute53Exception(message, innerException, errorType, errorCode, requestId, statusCode);

public class PriorRequestNotCompleteException(
    string message,
    Exception? innerException = null,
    ErrorType errorType = ErrorType.Unknown,
    string? errorCode = null,
    string? requestId = null,
    HttpStatusCode statusCode = default)
    : AmazonRoute53Exception(message, innerException, errorType, errorCode, requestId, statusCode);
