/* W1 and W2 in plain C, compiled with -O2 and nothing else. `plain WORKLOAD FOLDER` answers as the
 * other peers do: `time N` gives the seconds of N units, `weights N` the weights after them. */

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

static double *numbers(const char *folder, const char *name, size_t *count) {
    char path[4096];
    snprintf(path, sizeof path, "%s/%s", folder, name);
    FILE *file = fopen(path, "rb");
    if (!file) {
        perror(path);
        exit(1);
    }
    fseek(file, 0, SEEK_END);
    size_t bytes = (size_t)ftell(file);
    rewind(file);
    double *values = malloc(bytes);
    if (!values || fread(values, 1, bytes, file) != bytes) exit(1);
    fclose(file);
    if (count) *count = bytes / sizeof(double);
    return values;
}

static double now(void) {
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (double)time.tv_sec + 1e-9 * (double)time.tv_nsec;
}

static void online(double *weights, const double *samples, long updates) {
    double w[3][4], v[4];
    memcpy(w, weights, sizeof w);
    memcpy(v, weights + 12, sizeof v);
    const double *sample = samples;
    for (long update = 0; update < updates; update++) {
        double post[4], pre_o = 0.0;
        for (int h = 0; h < 4; h++) {
            double pre = 0.0;
            for (int i = 0; i < 3; i++) pre += sample[i] * w[i][h];
            post[h] = 1.0 / (1.0 + exp(-pre));
            pre_o += post[h] * v[h];
        }
        double out = 1.0 / (1.0 + exp(-pre_o));
        double signal = (out - sample[3]) * out * (1.0 - out);
        for (int h = 0; h < 4; h++) {
            double behind = signal * v[h] * post[h] * (1.0 - post[h]);
            v[h] -= signal * post[h];
            for (int i = 0; i < 3; i++) w[i][h] -= sample[i] * behind;
        }
        sample += 4;
        if (sample == samples + 4000) sample = samples;
    }
    memcpy(weights, w, sizeof w);
    memcpy(weights + 12, v, sizeof v);
}

enum { I = 64, H = 32, O = 10, BATCH = 32 };

struct network {
    double w[I][H], b[H], v[H][O], c[O];
};

static void batches(struct network *n, const double *inputs, const double *targets, long rows, long epochs) {
    static struct network g;
    for (long epoch = 0; epoch < epochs; epoch++) {
        for (long first = 0; first < rows; first += BATCH) {
            long count = rows - first < BATCH ? rows - first : BATCH;
            memset(&g, 0, sizeof g);
            for (long row = first; row < first + count; row++) {
                const double *x = inputs + row * I, *t = targets + row * O;
                double h[H], z[O], back[H], most = -INFINITY, sum = 0.0;
                memcpy(h, n->b, sizeof h);
                for (int i = 0; i < I; i++)
                    for (int j = 0; j < H; j++) h[j] += x[i] * n->w[i][j];
                for (int j = 0; j < H; j++) h[j] = tanh(h[j]);
                memcpy(z, n->c, sizeof z);
                for (int j = 0; j < H; j++)
                    for (int k = 0; k < O; k++) z[k] += h[j] * n->v[j][k];
                for (int k = 0; k < O; k++) most = z[k] > most ? z[k] : most;
                for (int k = 0; k < O; k++) sum += z[k] = exp(z[k] - most);
                for (int k = 0; k < O; k++) z[k] = z[k] / sum - t[k];
                for (int j = 0; j < H; j++) {
                    double all = 0.0;
                    for (int k = 0; k < O; k++) {
                        all += n->v[j][k] * z[k];
                        g.v[j][k] += h[j] * z[k];
                    }
                    back[j] = all * (1.0 - h[j] * h[j]);
                }
                for (int k = 0; k < O; k++) g.c[k] += z[k];
                for (int j = 0; j < H; j++) g.b[j] += back[j];
                for (int i = 0; i < I; i++)
                    for (int j = 0; j < H; j++) g.w[i][j] += x[i] * back[j];
            }
            double *weight = (double *)n, *gradient = (double *)&g;
            double rate = 0.1 / (double)count;
            for (size_t k = 0; k < sizeof g / sizeof(double); k++) weight[k] -= rate * gradient[k];
        }
    }
}

int main(int count, char **arguments) {
    if (count != 3) return 2;
    int first = strcmp(arguments[1], "w1") == 0;
    const char *folder = arguments[2];
    size_t size, rows;
    double *start = numbers(folder, first ? "w1_start.bin" : "w2_start.bin", &size);
    double *inputs = numbers(folder, first ? "w1_samples.bin" : "w2_inputs.bin", &rows);
    double *targets = first ? NULL : numbers(folder, "w2_targets.bin", NULL);
    double *weights = malloc(size * sizeof(double));
    char what[16];
    long units;
    while (scanf("%15s %ld", what, &units) == 2) {
        memcpy(weights, start, size * sizeof(double));
        double clock = now();
        if (first)
            online(weights, inputs, units);
        else
            batches((struct network *)weights, inputs, targets, (long)(rows / I), units);
        double took = now() - clock;
        if (strcmp(what, "time") == 0) {
            printf("%.9f\n", took);
        } else {
            for (size_t k = 0; k < size; k++) printf("%s%.17g", k ? ", " : "[", weights[k]);
            puts("]");
        }
        fflush(stdout);
    }
    return 0;
}
